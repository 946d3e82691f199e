using Heat.Engine.Planning;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Planning;

public sealed class DefinitionHashTests
{
    [Fact]
    public void SameContent_SameHashInEveryRelease() =>
        Assert.Equal("f06db106b9b3a21fba183442595d7e39", Hash("Thing", ("a", 1), ("b", "x"), ("c", new object?[] { true, null })));

    [Fact]
    public void OrderOfKeys_DoesNotCount() => Assert.Equal(Hash("T", ("a", 1), ("b", 2)), Hash("T", ("b", 2), ("a", 1)));

    [Theory]
    [InlineData(1, "1")]
    [InlineData(null, "")]
    [InlineData(true, "true")]
    [InlineData("ab", "ac")]
    [InlineData(0, false)]
    public void DifferentValues_DifferentHash(object? left, object? right) => Assert.NotEqual(Hash("T", ("a", left)), Hash("T", ("a", right)));

    [Fact]
    public void ValuesCannotRunIntoEachOther() =>
        Assert.NotEqual(Hash("T", ("a", new object?[] { "x", "y" })), Hash("T", ("a", new object?[] { "xy" })));

    [Fact]
    public void TypeAndMetadata_Count()
    {
        var properties = Fakes.Tree(("a", 1)).Values;
        Assert.NotEqual(DefinitionHash.Of("T", properties, MapValue.Empty), DefinitionHash.Of("U", properties, MapValue.Empty));
        Assert.NotEqual(DefinitionHash.Of("T", properties, MapValue.Empty), DefinitionHash.Of("T", properties, properties));
    }

    [Fact]
    public void UnknownValue_IsAFaultOfTheCaller()
    {
        var unknown = new MapValue([KeyValuePair.Create<string, TemplateValue>("a", new UnknownValue("b", null))]);
        Assert.Throws<InvalidOperationException>(() => DefinitionHash.Of("T", unknown, MapValue.Empty));
    }

    private static string Hash(string type, params (string, object?)[] properties) =>
        DefinitionHash.Of(type, Fakes.Tree(properties).Values, MapValue.Empty);
}
