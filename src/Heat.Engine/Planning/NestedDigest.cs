using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;
using Heat.Templates.Values;

namespace Heat.Engine.Planning;

/// <summary>A short text that is equal exactly when two stacks inside a stack are to be the same.</summary>
/// <remarks>The files are those of the whole tree: they are read through once, however many resources hand them on.</remarks>
internal static class NestedDigest
{
    private static readonly ConditionalWeakTable<ImmutableDictionary<string, string>, string> OfFiles = [];

    /// <summary>The digest of what a stack is made of.</summary>
    public static string Of(TemplateRequest request)
    {
        var form = TemplateRequestForm.WithoutFiles(request.Group is { } group ? request with { Template = group.Outline } : request);
        var files = OfFiles.GetValue(request.Files, static files => Hash(new MapValue(
            files.Select(file => KeyValuePair.Create(file.Key, TemplateValue.From(file.Value))))));
        return Hash(form.With(TemplateRequestForm.Files, new TextValue(files)));
    }

    private static string Hash(MapValue value) => DefinitionHash.Of("nested", value, MapValue.Empty);
}
