using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Tests.Simulation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Planning;

public sealed class ChangeDeciderTests
{
    private static readonly ResourceTypeSchema Schema = FakeSchema.Of([Fakes.Resource("A", ("a", 1), ("!b", 1), ("~c", 1))])["Thing"];

    [Theory]
    [InlineData("a", OnChange.UpdateInPlace)]
    [InlineData("a !b", OnChange.Replace)]
    [InlineData("a !b ~c", OnChange.Refuse)]
    [InlineData("unknown", OnChange.Replace)]
    [InlineData("", OnChange.UpdateInPlace)]
    public void Schema_RefuseBeatsReplaceBeatsInPlace(string keys, OnChange expected) => Assert.Equal(expected, Verdict(keys, null).Action);

    [Theory]
    [InlineData(OnChange.UpdateInPlace, "!b", OnChange.Replace)]
    [InlineData(OnChange.Replace, "a", OnChange.Replace)]
    [InlineData(OnChange.Refuse, "a", OnChange.Refuse)]
    [InlineData(OnChange.Replace, "~c", OnChange.Refuse)]
    public void Type_CanRaiseAndNeverLower(OnChange own, string keys, OnChange expected) =>
        Assert.Equal(expected, Verdict(keys, new Judge(own)).Action);

    [Fact]
    public void Refusal_NamesPropertiesResourceAndType() => Assert.Equal(
        "Update to property ~c of web (Thing) is not supported.", Verdict("~c", null).Reason);

    private static ChangeDecision Verdict(string keys, IDecidesChange? type) => ChangeDecider.Decide("web", Schema, new PropertyDiff(
        PropertyTree.Empty, PropertyTree.Empty, [.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)]), type);

    private sealed class Judge(OnChange verdict) : IDecidesChange
    {
        public ChangeDecision Decide(PropertyDiff difference) => new(verdict, "the type says so");
    }
}

internal static class Fakes
{
    public static FakeResource Resource(string name, params (string Key, object? Value)[] properties) =>
        new(name, System.Collections.Immutable.ImmutableDictionary.CreateRange(properties.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))));

    public static PropertyTree Tree(params (string Key, object? Value)[] properties) => PropertyTree.Of(new MapValue(
        properties.Select(entry => KeyValuePair.Create(entry.Key, FakeTemplate.Value(entry.Value, new Heat.Engine.Execution.ResourceValues())))));
}
