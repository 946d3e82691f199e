using System.Collections.Immutable;
using Heat.Cli.Hosting;
using Heat.Templates.Evaluation;
using Heat.Templates.Language.Outline;
using Heat.Templates.Values;

namespace Heat.Cli.Input;

/// <summary>Reads what a Stack says of its template. What stands in ConfigMaps and Secrets cannot be read without a cluster, and is told.</summary>
internal sealed class StackManifest(NamedText manifest, OutlineNode root)
{
    private readonly OutlineNode? _spec = root["spec"];
    private readonly List<string> _warnings = [];

    /// <exception cref="InputFault">There is no template in it.</exception>
    public StackSource Read()
    {
        var template = Template();
        var environments = Environments();
        WarnOfBundles("parametersFrom", "Give these parameters with -P.");
        WarnOfBundles("filesFrom", "Files of it are missing.");
        return new StackSource(template)
        {
            Name = ManifestDocuments.NameOf(root),
            Region = _spec?["region"]?.Text,
            Environments = environments,
            Parameters = _spec?["parameters"]?.Value as MapValue ?? MapValue.Empty,
            Files = Files(),
            Warnings = [.. _warnings],
            IsManifest = true,
        };
    }

    private DocumentSource Template()
    {
        if (_spec?["template"] is { IsNull: false } template)
        {
            return ManifestSlice.Of(manifest, template);
        }

        throw new InputFault((_spec?["templateFrom"] ?? _spec?["adoptFrom"]) is { } source
            ? $"the template of Stack '{ManifestDocuments.NameOf(root)}' stands in {Describe(source)}, which cannot be read without a cluster. Name the template's file instead of the manifest."
            : $"Stack '{ManifestDocuments.NameOf(root)}' has no spec.template.");
    }

    private ImmutableArray<DocumentSource> Environments()
    {
        var sources = ImmutableArray.CreateBuilder<DocumentSource>();
        foreach (var environment in _spec?["environments"]?.Items ?? [])
        {
            if (environment["inline"] is { IsNull: false } inline)
            {
                sources.Add(ManifestSlice.Of(manifest, inline));
            }
            else
            {
                _warnings.Add($"the environment in {Describe(environment)} is left out: it cannot be read without a cluster. Give its file with -e.");
            }
        }

        return sources.ToImmutable();
    }

    private ImmutableDictionary<string, string> Files() =>
        (_spec?["files"]?.Entries ?? []).ToImmutableDictionary(file => file.Key, file => file.Value.Text ?? "", StringComparer.Ordinal);

    private void WarnOfBundles(string field, string remedy)
    {
        foreach (var bundle in _spec?[field]?.Items ?? [])
        {
            _warnings.Add($"spec.{field} names {Describe(bundle)}, which cannot be read without a cluster. {remedy}");
        }
    }

    private static string Describe(OutlineNode reference)
    {
        var entry = reference.Entries.FirstOrDefault();
        var kind = entry?.Key switch
        {
            "stackRef" => "Stack",
            { } name when name.StartsWith("secret", StringComparison.Ordinal) => "Secret",
            _ => "ConfigMap",
        };
        var key = entry?.Value["key"]?.Text is { } text ? $"key '{text}' of " : "";
        return $"{key}{kind} '{entry?.Value["name"]?.Text}'";
    }
}
