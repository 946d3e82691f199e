using System.Text.Json;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Schemas;

/// <summary>What must hold between properties.</summary>
public sealed class PropertyRuleTests
{
    [Theory]
    [InlineData("""{"conflict": ["a", "b"]}""", """{"a": 1, "b": 2}""", "Cannot define the following properties at the same time: a, b.")]
    [InlineData("""{"conflict": ["a", "b"]}""", """{"a": 1}""", null)]
    [InlineData("""{"any": ["a", "b"]}""", "{}", "At least one of the following properties must be specified: a, b.")]
    [InlineData("""{"any": ["a", "b"]}""", """{"b": ""}""", "At least one of the following properties must be specified: a, b.")]
    [InlineData("""{"any": ["a", "b"]}""", """{"b": "x"}""", null)]
    [InlineData("""{"when": ["a set", "b unset"], "say": "a needs b"}""", """{"a": 1}""", "a needs b.")]
    [InlineData("""{"when": ["kind = x|y"], "say": "kind is {kind} in {resource}"}""", """{"kind": "Y"}""", "kind is Y in web.")]
    [InlineData("""{"when": ["kind != x"], "say": "other"}""", """{"kind": "x"}""", null)]
    [InlineData("""{"when": ["kind != x"], "say": "other"}""", "{}", "other.")]
    [InlineData("""{"when": ["flag = true"], "say": "flag"}""", """{"flag": true}""", "flag.")]
    [InlineData("""{"when": ["min > $max"], "say": "{min} over {max}"}""", """{"min": 3, "max": "2"}""", "3 over 2.")]
    [InlineData("""{"when": ["min > $max"], "say": "over"}""", """{"min": 3}""", null)]
    [InlineData("""{"when": ["min < $max"], "say": "under"}""", """{"min": 1, "max": 1}""", null)]
    [InlineData("""{"when": ["n < sum:l.x,k.x"], "say": "short"}""", """{"n": 3, "l": [{"x": 2}, {"x": 2}]}""", "short.")]
    [InlineData("""{"when": ["n < sum:l.x,k.x"], "say": "short"}""", """{"n": 4, "l": [{"x": 2}, {"x": 2}]}""", null)]
    [InlineData("""{"when": ["a,b,c count> 1"], "say": "given: {set:a,b,c}"}""", """{"a": 1, "c": 2}""", "given: ['a', 'c'].")]
    [InlineData("""{"inside": "items", "conflict": ["a", "b"]}""", """{"items": [{"a": 1}, {"a": 1, "b": 2}]}""", "Cannot define the following properties at the same time: a, b.")]
    [InlineData("""{"inside": "map", "when": ["/kind = x", "a set"], "say": "no a"}""", """{"kind": "x", "map": {"a": 1}}""", "no a.")]
    [InlineData("""{"when": ["map.a unset", "map set"], "say": "no a"}""", """{"map": {"b": 1}}""", "no a.")]
    public void Rule_IsBrokenWhereAllItsTestsHold(string rule, string properties, string? expected)
    {
        var messages = Check(rule, ValueJson.FromJson(System.Text.Json.Nodes.JsonNode.Parse(properties))).Select(finding => finding.Message);

        Assert.Equal(expected is null ? [] : [expected], messages);
    }

    [Fact]
    public void FindingInAnItem_NamesTheItem()
    {
        var finding = Check("""{"inside": "items", "any": ["a"]}""", ValueJson.FromJson(System.Text.Json.Nodes.JsonNode.Parse("""{"items": [{"a": 1}, {}]}"""))).Single();

        Assert.Equal("resources.web.properties.items[1]", finding.Path);
        Assert.Equal(PropertyDiagnosticIds.RuleBroken, finding.Id);
    }

    [Fact]
    public void UnknownValue_CountsAsGivenAndIsComparedWithNothing()
    {
        var unknown = MapValue.Empty.With("a", new UnknownValue("r", "x"));

        Assert.Empty(Check("""{"when": ["a unset"], "say": "x"}""", unknown));
        Assert.Empty(Check("""{"when": ["a = x"], "say": "x"}""", unknown));
        Assert.Empty(Check("""{"when": ["a != x"], "say": "x"}""", unknown));
        Assert.Empty(Check("""{"when": ["a > $b"], "say": "x"}""", unknown.With("b", TemplateValue.From(1))));
        Assert.Single(Check("""{"when": ["a set"], "say": "x"}""", unknown));
    }

    [Fact]
    public void SecretValue_IsMasked() => Assert.Equal(
        "given ******.",
        Check("""{"when": ["a set"], "say": "given {a}"}""", MapValue.Empty.With("a", new TextValue("hush", true))).Single().Message);

    [Theory]
    [InlineData("""{"when": ["a"], "say": "x"}""")]
    [InlineData("""{"when": ["a ~ b"], "say": "x"}""")]
    [InlineData("""{"when": ["a set"]}""")]
    public void MalformedRule_IsRefused(string rule) => Assert.Throws<FormatException>(() => Read(rule));

    [Fact]
    public void EveryRuleOfTheCatalog_NamesPropertiesThatExist()
    {
        var rules = ResourceTypeCatalog.Default.Names
            .Select(name => ResourceTypeCatalog.Default.Find(name)!)
            .SelectMany(type => type.Rules.SelectMany(rule => rule.When.SelectMany(test => test.Properties.Append(test.Other).OfType<string>().Select(name => (type, rule, name)))))
            .ToArray();

        Assert.NotEmpty(rules);
        Assert.All(rules, entry => Assert.True(
            Exists(entry.type, entry.name.StartsWith('/') ? null : entry.rule.Inside, entry.name.TrimStart('/').Split('.')[0]), $"{entry.type.Name}: {entry.name}"));
    }

    private static bool Exists(ResourceTypeSchema type, string? inside, string name) => inside is null
        ? type.Property(name) is not null
        : (type.Property(inside)?.Items ?? type.Property(inside))?.Field(name) is not null;

    private static Templates.Diagnostics.Diagnostic[] Check(string rule, TemplateValue properties)
    {
        var schema = new ResourceTypeSchema { Name = "T", Properties = [], Attributes = [], Rules = [Read(rule)] };
        return [.. PropertyRuleCheck.Check(schema, (MapValue)properties, "web", "resources.web.properties", _ => null)];
    }

    private static PropertyRule Read(string rule) => PropertyRuleDocument.Read(JsonDocument.Parse(rule).RootElement);
}
