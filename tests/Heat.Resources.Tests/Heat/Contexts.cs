using System.Collections.Immutable;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat;

/// <summary>Resources of a made-up stack, with properties read as the engine reads them.</summary>
internal static class Contexts
{
    /// <summary>A resource that is to be created.</summary>
    public static ResourceContext Of(string type, string properties = "{}") => new()
    {
        Stack = new StackIdentity(new StackId("stack-id"), "web", "team-a"),
        Name = new ResourceName("r"),
        PhysicalName = "web-r-abcdefghijkl",
        Properties = Properties(type, properties),
    };

    /// <summary>The resource after its creation.</summary>
    public static ResourceContext After(this ResourceContext resource, Creation creation) =>
        resource with { PhysicalId = creation.Id, Data = creation.Data ?? ImmutableDictionary<string, string>.Empty };

    /// <summary>The resource after a change.</summary>
    public static ResourceContext After(this ResourceContext resource, ResourceChange change) =>
        resource with { PhysicalId = change.Id ?? resource.PhysicalId, Data = change.Data ?? resource.Data };

    /// <summary>How two versions of a resource differ.</summary>
    public static PropertyDiff Diff(ResourceContext before, ResourceContext after) => new(
        before.Properties,
        after.Properties,
        [.. before.Properties.Values.Keys.Union(after.Properties.Values.Keys).Where(key => !Equals(before.Properties.Values[key], after.Properties.Values[key]))]);

    private static PropertyTree Properties(string type, string json)
    {
        var raw = (MapValue)ValueJson.FromJson(System.Text.Json.Nodes.JsonNode.Parse(json));
        var reading = PropertyReader.Read(ResourceTypeCatalog.Default.Find(type)!, raw, "resources.r.properties", _ => null);
        Assert.Empty(reading.Diagnostics);
        return reading.Tree;
    }
}
