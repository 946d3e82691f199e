using System.Collections.Immutable;
using System.Text.Json;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Golden;

/// <summary>Turns a case into what the loader is asked.</summary>
internal static class GoldenRequest
{
    public static TemplateRequest Of(GoldenCase golden)
    {
        var files = golden.Case.TryGetProperty("files", out var texts)
            ? texts.EnumerateObject().ToImmutableDictionary(file => file.Name, file => file.Value.GetString()!)
            : [];
        var environmentFiles = golden.Case.TryGetProperty("environment_files", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!).ToArray()
            : [];
        var parameters = golden.Case.TryGetProperty("parameters", out var given) ? (MapValue)ValueJson.FromElement(given) : MapValue.Empty;

        // Heat lets environment files win over the call's parameters; we do not, so here they stand as an environment before the files.
        return new TemplateRequest
        {
            Template = DocumentSource.OfText("template", golden.Text("template")),
            Files = files,
            Environments =
            [
                .. golden.Case.TryGetProperty("environment", out _) ? [DocumentSource.OfText("environment", golden.Text("environment"))] : Array.Empty<DocumentSource>(),
                .. environmentFiles.Length > 0 && parameters.Count > 0 ? [DocumentSource.OfText("call", Environment(parameters))] : Array.Empty<DocumentSource>(),
                .. environmentFiles.Select(name => DocumentSource.OfText(name, files[name])),
            ],
            Parameters = environmentFiles.Length > 0 ? MapValue.Empty : parameters,
            Facade = golden.Case.TryGetProperty("facade", out var facade) ? Facade(facade) : null,
            Pseudo = new PseudoParameters(
                golden.Text("stack_name", "golden"),
                "11111111-2222-3333-4444-555555555555",
                "aaaabbbbccccddddeeeeffff00001111",
                null),
        };
    }

    public static LoadSurroundings Surroundings(GoldenCase golden)
    {
        var zones = golden.Case.TryGetProperty("availability_zones", out var named) ? (ListValue)ValueJson.FromElement(named) : new ListValue([new TextValue("nova")]);
        return new LoadSurroundings(zones);
    }

    private static Facade Facade(JsonElement json) => new(
        json.TryGetProperty("metadata", out var metadata) ? (MapValue)ValueJson.FromElement(metadata) : MapValue.Empty,
        json.TryGetProperty("deletion_policy", out var policy) ? Enum.Parse<DeletionPolicy>(policy.GetString()!) : DeletionPolicy.Delete,
        json.TryGetProperty("update_policy", out var update) ? (MapValue)ValueJson.FromElement(update) : MapValue.Empty);

    private static string Environment(MapValue parameters) =>
        ValueJson.ToJson(MapValue.Empty.With("parameters", parameters))!.ToJsonString();
}
