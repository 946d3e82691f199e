using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.Templates.Tests.Golden;

/// <summary>One case: a template with its surroundings, and what Heat made of it.</summary>
internal sealed record GoldenCase(string Area, string Name, JsonElement Case, JsonElement Expected)
{
    public static GoldenCase Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement.Clone();
        return new GoldenCase(
            Path.GetFileName(Path.GetDirectoryName(path)!),
            Path.GetFileNameWithoutExtension(path),
            root.GetProperty("case"),
            root.GetProperty("expected"));
    }

    /// <summary>The case with some of its keys replaced.</summary>
    public GoldenCase With(JsonElement changes)
    {
        var merged = JsonNode.Parse(Case.GetRawText())!.AsObject();
        foreach (var change in changes.EnumerateObject())
        {
            merged[change.Name] = JsonNode.Parse(change.Value.GetRawText());
        }

        return this with { Case = JsonSerializer.SerializeToElement(merged) };
    }

    public string Text(string key, string otherwise = "") =>
        Case.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : otherwise;

    public bool Flag(string key) => Case.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;
}
