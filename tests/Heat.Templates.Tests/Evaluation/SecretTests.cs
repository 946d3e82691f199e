using Heat.Templates.Values;

namespace Heat.Templates.Tests.Evaluation;

/// <summary>What is made of a secret is secret, whatever makes it.</summary>
public sealed class SecretTests
{
    private const string Parameters =
        """
        parameters:
          key: {type: string, hidden: true, default: "s3cret,x"}
          tree: {type: json, hidden: true, default: {a: {b: deep}}}
          list: {type: comma_delimited_list, hidden: true, default: "one,two"}

        """;

    [Theory]
    [InlineData("{get_param: key}")]
    [InlineData("{get_param: [tree, a, b]}")]
    [InlineData("{get_param: [list, 0]}")]
    [InlineData("{list_join: ['-', [a, {get_param: key}]]}")]
    [InlineData("{list_join: ['-', {get_param: list}]}")]
    [InlineData("{str_replace: {template: 'k=K', params: {K: {get_param: key}}}}")]
    [InlineData("{str_replace: {template: {get_param: key}, params: {K: v}}}")]
    [InlineData("{str_replace_strict: {template: 'k=K', params: {K: {get_param: tree}}}}")]
    [InlineData("{str_split: [',', {get_param: key}]}")]
    [InlineData("{str_split: [',', {get_param: key}, 1]}")]
    [InlineData("{digest: [sha256, {get_param: key}]}")]
    [InlineData("{map_merge: [{a: b}, {get_param: tree}]}")]
    [InlineData("{map_replace: [{a: b}, {values: {b: {get_param: key}}}]}")]
    [InlineData("{list_concat: [[a], {get_param: list}]}")]
    [InlineData("{list_concat_unique: [[a], {get_param: list}]}")]
    [InlineData("{repeat: {for_each: {'%x%': {get_param: list}}, template: 'n-%x%'}}")]
    [InlineData("{filter: [[one], {get_param: list}]}")]
    [InlineData("{make_url: {host: h, password: {get_param: key}}}")]
    [InlineData("{contains: [one, {get_param: list}]}")]
    [InlineData("{yes: [{if: [true, {get_param: key}, b]}]}")]
    public void FunctionOfASecret_IsSecret(string value)
    {
        var output = TestTemplate.Output(value, Parameters);

        Assert.True(output.ContainsSecret);
        Assert.DoesNotContain("s3cret", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(ValueJson.Mask, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ShownParameters_MaskHiddenOnes()
    {
        var shown = TestTemplate.Load($"{Parameters}  name: {{type: string, default: web}}\n".Replace("\n\n", "\n", StringComparison.Ordinal)).ShownParameters;

        Assert.Equal(new TextValue(ValueJson.Mask), shown["key"]);
        Assert.Equal(new TextValue(ValueJson.Mask), shown["tree"]);
        Assert.Equal(new TextValue("web"), shown["name"]);
    }

    [Fact]
    public void SecretGivenByTheCaller_StaysSecretInAPlainParameter()
    {
        var given = MapValue.Empty.With("name", new TextValue("hush").AsSecret());

        Assert.True(TestTemplate.Output("{get_param: name}", "parameters:\n  name: {type: string}\n", parameters: given).IsSecret);
    }

    [Fact]
    public void SensitiveAttribute_IsSecretWhateverTheCloudSays()
    {
        var world = new World().With("r", "value", new TextValue("pa55"));

        var output = TestTemplate.Output("{list_join: ['', [p, {get_attr: [r, value]}]]}", "resources:\n  r: {type: OS::Heat::RandomString}\n", world);

        Assert.True(output.IsSecret);
    }

    [Fact]
    public void BrokenConstraint_DoesNotShowTheSecret()
    {
        var error = Assert.Single(TestTemplate.Errors(
            "parameters:\n  p: {type: string, hidden: true, default: s3cret, constraints: [{allowed_values: [a, b]}]}\n").Distinct());

        Assert.DoesNotContain("s3cret", error, StringComparison.Ordinal);
    }
}
