using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Heat.Operator.Testing;

namespace Heat.EndToEnd.Tests;

/// <summary>The same templates, brought up by the cloud's own Heat and by the operator: the same resources, the same outputs.</summary>
[Trait("Category", "e2e")]
public sealed partial class BesideHeatTests(RealCloud cloud) : IClassFixture<RealCloud>
{
    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    private static string Root => Path.Combine(AppContext.BaseDirectory, "beside");

    [RealCloudTheory]
    [MemberData(nameof(Cases))]
    public async Task Template_GivesWhatHeatGives(string folder)
    {
        var name = $"beside-{folder}-{Guid.NewGuid().ToString("N")[..6]}";
        var template = await File.ReadAllTextAsync(Path.Combine(Root, folder, "template.yaml"));
        var files = new JsonObject(Directory.EnumerateFiles(Path.Combine(Root, folder))
            .Where(file => Path.GetFileName(file) != "template.yaml")
            .Select(file => KeyValuePair.Create(Path.GetFileName(file), (JsonNode?)File.ReadAllText(file))));
        var heat = new RealHeat(cloud.Session, TimeSpan.FromMinutes(5));
        var id = await heat.CreateAsync(name, template, files);
        var theirs = (Resources: await heat.ResourcesAsync(name, id), Outputs: OutputsOf(await heat.ShowAsync(name, id)));
        await heat.DeleteAsync(name, id);

        await cloud.Operator.ApplyAsync(name, template, spec =>
        {
            spec["files"] = files.DeepClone();
            if (RealCloud.CloudName is { } cloudName)
            {
                spec["cloudCredentialsRef"]!["cloudName"] = cloudName; // the harness gives credentials
            }
        });
        var ours = await cloud.Operator.ReadyAsync(name);
        await cloud.Operator.DeleteAsync(name);

        Assert.Equal(
            theirs.Resources.Select(resource => $"{resource.Key}: {resource.Value}"),
            (ours.Status!.Resources ?? []).Select(resource => $"{resource.Name}: {resource.Type}").Order(StringComparer.Ordinal)); // a ready stack has a status
        Assert.Equal(
            theirs.Outputs.Select(output => $"{output.Key}: {output.Value}"),
            (ours.Status!.Outputs ?? []).Where(output => output.Value is { ValueKind: not JsonValueKind.Null }).OrderBy(output => output.Name, StringComparer.Ordinal) // as above
                .Select(output => $"{output.Name}: {Comparable(output.Value is { } value ? JsonNode.Parse(value.GetRawText()) : null)}"));
    }

    /// <summary>Heat shows an output whose condition does not hold with null; the operator leaves it out.</summary>
    private static SortedDictionary<string, string> OutputsOf(JsonObject stack) => new(
        ((JsonArray?)stack["outputs"] ?? []).Where(output => output!["output_value"] is not null).ToDictionary(output => (string)output!["output_key"]!, output => Comparable(output!["output_value"])), // the API's answer
        StringComparer.Ordinal);

    /// <summary>What differs from one bring-up to the next is named by its kind.</summary>
    private static string Comparable(JsonNode? value)
    {
        var text = Sorted(value)?.ToJsonString() ?? "null";
        return Address().Replace(ShortId().Replace(Uuid().Replace(text, "<id>"), "-<short>"), "<address>");
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => Uuid().Replace(entry.Key, "<id>"), StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("-[a-z2-7]{12}\\b")]
    private static partial Regex ShortId();

    [GeneratedRegex(@"10\.78\.0\.\d+")]
    private static partial Regex Address();
}
