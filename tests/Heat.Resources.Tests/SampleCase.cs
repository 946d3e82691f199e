using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.Resources.Tests;

/// <summary>What the conformance theory needs to know of a type: what must exist before, sample properties, and a change of each property.</summary>
/// <remarks>A text <c>$name</c> stands for the id of the need of that name.</remarks>
internal sealed class SampleCase
{
    private static readonly string[] Inward = ["OS::Heat::", "AWS::CloudFormation::", "AWS::AutoScaling::"];

    private readonly JsonObject _document;
    private readonly Dictionary<string, string> _ids = [];

    private SampleCase(string type, JsonObject document) => (Type, _document) = (type, document);

    /// <summary>Types that have a case: every type with a driver that speaks to the cloud.</summary>
    public static TheoryData<string> Types => [.. TypeNames];

    /// <summary>Types whose objects are in the cloud; those that live in the stack itself have tests of their own.</summary>
    private static IEnumerable<string> TypeNames => DriverRegistry.Names.Where(name => !Inward.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>Every in-place change of every case.</summary>
    public static TheoryData<string, string> Changes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var type in TypeNames)
            {
                foreach (var (property, _) in Load(type).Section("changes"))
                {
                    data.Add(type, property);
                }
            }

            return data;
        }
    }

    public string Type { get; }

    /// <summary>Properties whose new value the cloud does not show, with the reason.</summary>
    public IReadOnlySet<string> NotShown => Section("notShown").Select(entry => entry.Key).ToHashSet();

    /// <summary>Properties that the simulated cloud cannot change, with the reason.</summary>
    public IReadOnlySet<string> NotTried => Section("notTried").Select(entry => entry.Key).ToHashSet();

    public static SampleCase Load(string type)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Cases", type.Replace("::", "-", StringComparison.Ordinal) + ".json");
        Assert.True(File.Exists(path), $"{type} has a driver but no case {Path.GetFileName(path)}.");
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        return new(type, JsonNode.Parse(File.ReadAllText(path), documentOptions: options)!.AsObject());
    }

    /// <summary>Makes what must exist before.</summary>
    public async Task PrepareAsync(TestCloud cloud)
    {
        foreach (var (name, need) in Section("needs"))
        {
            var properties = Filled(need!["properties"] ?? new JsonObject()).AsObject();
            var resource = await cloud.ResourceAsync(need["type"]!.GetValue<string>(), properties, name);
            await resource.CreateAsync();
            _ids[name] = resource.Id;
        }
    }

    public JsonObject Properties() => Filled(_document["properties"] ?? new JsonObject()).AsObject();

    /// <summary>The properties with one of them changed. <c>null</c> takes it away.</summary>
    public JsonObject Changed(string property)
    {
        var properties = Properties();
        properties.Remove(property);
        if (Section("changes")[property] is { } value)
        {
            properties[property] = Filled(value);
        }

        return properties;
    }

    public JsonObject Section(string name) => _document[name] as JsonObject ?? [];

    private JsonNode Filled(JsonNode node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, entry.Value is null ? null : Filled(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Filled(item))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is ['$', .. var name] =>
            JsonValue.Create(_ids[name]),
        _ => node.DeepClone(),
    };
}
