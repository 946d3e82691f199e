using Heat.Engine.Planning;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Planning;

public sealed class PropertyDifferTests
{
    public static TheoryData<PropertyType, object?, object?, bool> Pairs => new()
    {
        { PropertyType.String, "x", "x", true },
        { PropertyType.String, "x", "X", false },
        { PropertyType.String, 1, "1", true },
        { PropertyType.Integer, 1, "1", true },
        { PropertyType.Integer, 1, 2, false },
        { PropertyType.Boolean, true, "true", true },
        { PropertyType.Boolean, true, false, false },
        { PropertyType.Any, 1, "1", false },
        { PropertyType.String, null, null, true },
        { PropertyType.String, null, "", false },
        { PropertyType.List, new object?[] { "a", "b" }, new object?[] { "a", "b" }, true },
        { PropertyType.List, new object?[] { "a", "b" }, new object?[] { "b", "a" }, false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Compare_UsesTheSchema(PropertyType type, object? before, object? after, bool isEqual)
    {
        var difference = PropertyDiffer.Compare(Schema(type), Fakes.Tree(("p", before)), Fakes.Tree(("p", after)));
        Assert.Equal(isEqual, difference.IsEmpty);
        Assert.Equal(!isEqual, difference.Changes("p"));
    }

    [Fact]
    public void Compare_UnsetAndNull_AreOne() =>
        Assert.True(PropertyDiffer.Compare(Schema(PropertyType.String), PropertyTree.Empty, Fakes.Tree(("p", null))).IsEmpty);

    [Fact]
    public void Compare_MissingField_IsNull()
    {
        var left = Map(("x", "1"), ("y", null));
        var right = Map(("x", "1"));
        Assert.True(PropertyDiffer.Compare(Schema(PropertyType.Map), left, right).IsEmpty);
    }

    [Fact]
    public void Compare_SecrecyIsNoDifference()
    {
        var secret = new PropertyTree(new MapValue([KeyValuePair.Create<string, TemplateValue>("p", new TextValue("x", true))]), ["p"]);
        Assert.True(PropertyDiffer.Compare(Schema(PropertyType.String), secret, Fakes.Tree(("p", "x"))).IsEmpty);
    }

    [Fact]
    public void CompareUncertain_CountsWhatEitherSideMayHave()
    {
        var difference = PropertyDiffer.CompareUncertain(
            null, Fakes.Tree(("a", "1"), ("b", "1"), ("c", "1")), Fakes.Tree(("a", "2"), ("b", "1"), ("c", "2")), Fakes.Tree(("a", "1"), ("b", "1"), ("c", "2")));
        Assert.Equal(["a", "c"], difference.ChangedKeys.Order());
        Assert.Equal("2", difference.Before.Text("a"));
        Assert.Equal("1", difference.Before.Text("c"));
    }

    [Fact]
    public void Overlay_TakesLiveValues()
    {
        var tree = PropertyDiffer.Overlay(Fakes.Tree(("a", "1"), ("b", "1")), Fakes.Tree(("b", "2")).Values);
        Assert.Equal(("1", "2"), (tree.Text("a"), tree.Text("b")));
    }

    private static ResourceTypeSchema Schema(PropertyType type) => new()
    {
        Name = "Thing",
        Properties = [KeyValuePair.Create("p", new PropertySchema { Type = type })],
        Attributes = [],
    };

    private static PropertyTree Map(params (string Key, object? Value)[] fields) =>
        PropertyTree.Empty.With("p", Fakes.Tree(fields).Values);
}
