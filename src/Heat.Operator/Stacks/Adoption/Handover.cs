using System.Collections.Immutable;
using System.Text.Json;
using Heat.Engine.Adoption;
using Heat.Operator.Entities;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks.Adoption;

/// <summary>The document with which a stack was handed over: what Heat's <c>stack abandon</c> writes, or an export of ours.</summary>
/// <param name="Json">The document. Confidential.</param>
internal sealed record Handover(string Json)
{
    /// <summary>What it was made of, where the spec does not say.</summary>
    /// <exception cref="StackProblemException">It is no such document.</exception>
    public HandoverSources Sources()
    {
        try
        {
            using var document = JsonDocument.Parse(Json);
            var root = document.RootElement.Clone();
            return new HandoverSources(
                Document("template", root, "template") ?? throw new FormatException("The document has no 'template'. Give spec.template, or a document with one."),
                Files(root),
                Document("environment", root, "environment"));
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw Broken(exception);
        }
    }

    /// <summary>What it had.</summary>
    /// <exception cref="StackProblemException">It is no such document.</exception>
    public AdoptedStack Resources()
    {
        try
        {
            return AdoptionReader.Read(Json);
        }
        catch (FormatException exception)
        {
            throw Broken(exception);
        }
    }

    private static DocumentSource? Document(string name, JsonElement root, string member)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(member, out var element) || element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return element.ValueKind == JsonValueKind.String
            ? DocumentSource.OfText(name, element.GetString()!) // a JSON string
            : DocumentSource.OfObject(name, element);
    }

    private static ImmutableDictionary<string, string> Files(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Object
            ? files.EnumerateObject().ToImmutableDictionary(
                file => file.Name,
                file => file.Value.ValueKind == JsonValueKind.String ? file.Value.GetString()! : file.Value.GetRawText(), // a JSON string
                StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;

    private static StackProblemException Broken(Exception exception) =>
        new(StackProblem.Stalled(StackReason.InvalidSpec, $"spec.adoptFrom: {exception.Message}"));
}

/// <summary>What a stack that was handed over was made of.</summary>
/// <param name="Template">The template.</param>
/// <param name="Files">Files by name.</param>
/// <param name="Environment">The environment, with the values of the parameters.</param>
internal sealed record HandoverSources(DocumentSource Template, ImmutableDictionary<string, string> Files, DocumentSource? Environment);
