using Heat.Templates.Values;

namespace Heat.Templates.Tests.Evaluation;

/// <summary>What is made of something unknown is unknown, and says what is waited for.</summary>
public sealed class UnknownTests
{
    private const string Resources = "resources:\n  r: {type: OS::Heat::None}\n";

    [Theory]
    [InlineData("{list_join: ['-', [a, {get_attr: [r, x]}]]}")]
    [InlineData("{str_replace: {template: 'k=K', params: {K: {get_resource: r}}}}")]
    [InlineData("{str_split: [',', {get_attr: [r, x]}]}")]
    [InlineData("{digest: [md5, {get_attr: [r, x]}]}")]
    [InlineData("{map_merge: [{a: b}, {get_attr: [r, x]}]}")]
    [InlineData("{map_replace: [{get_attr: [r, x]}, {}]}")]
    [InlineData("{list_concat: [[a], {get_attr: [r, x]}]}")]
    [InlineData("{repeat: {for_each: {'%x%': {get_attr: [r, x]}}, template: '%x%'}}")]
    [InlineData("{filter: [[a], {get_attr: [r, x]}]}")]
    [InlineData("{make_url: {host: {get_attr: [r, x]}}}")]
    [InlineData("{contains: [a, {get_attr: [r, x]}]}")]
    public void FunctionOfAnUnknown_IsADerivedUnknown(string value)
    {
        var unknown = Assert.IsType<UnknownValue>(TestTemplate.Output(value, Resources));

        Assert.Equal("r", unknown.Resource);
        Assert.True(unknown.IsDerived);
    }

    [Fact]
    public void PathIntoAnUnknownAttribute_IsPartOfItsName()
    {
        var unknown = TestTemplate.Output("{get_attr: [r, addresses, lan, 0]}", Resources);

        Assert.Equal(new UnknownValue("r", "addresses.lan.0"), unknown);
    }

    [Fact]
    public void ListsAndMapsOfUnknowns_KeepTheirShape()
    {
        var value = TestTemplate.Output("{list_concat: [[a], [{get_resource: r}], [{map_merge: [{k: {get_resource: r}}, {l: b}]}]]}", Resources);

        Assert.Equal(
            TemplateValue.From([
                new TextValue("a"),
                new UnknownValue("r", null),
                MapValue.Empty.With("k", new UnknownValue("r", null)).With("l", new TextValue("b")),
            ]),
            value);
    }

    [Fact]
    public void RepeatOverUnknownItems_KnowsHowManyThereAre()
    {
        var value = Assert.IsType<ListValue>(TestTemplate.Output(
            "{repeat: {for_each: {'%p%': [{get_resource: r}, b]}, template: {port: '%p%', fixed: x}}}", Resources));

        Assert.Equal(2, value.Items.Length);
        Assert.False(value.Items[0].IsKnown);
        Assert.Equal(MapValue.Empty.With("port", new TextValue("b")).With("fixed", new TextValue("x")), value.Items[1]);
    }

    [Fact]
    public void NameThatDependsOnAResource_IsRefused()
    {
        var error = Assert.Single(TestTemplate.Errors($"{Resources}outputs:\n  o: {{value: {{get_resource: {{get_attr: [r, x]}}}}}}\n"));

        Assert.Contains("The resource name in \"get_resource\" depends on another resource", error, StringComparison.Ordinal);
    }
}
