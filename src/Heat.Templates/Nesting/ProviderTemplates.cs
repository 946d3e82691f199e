using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>The files of a stack that are used as resource types. Each is read once, for the stack and all stacks inside it.</summary>
internal sealed class ProviderTemplates(ImmutableDictionary<string, string> files)
{
    private readonly Dictionary<string, Reading> _read = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The file that a name means: below the base of the registry, or as it stands; null where there is none.</summary>
    public string? FileOf(string name, string? baseUrl)
    {
        var below = baseUrl is null ? name : $"{baseUrl.TrimEnd('/')}/{name}";
        return files.ContainsKey(below) ? below : files.ContainsKey(name) ? name : null;
    }

    /// <summary>The template in a file.</summary>
    /// <param name="file">Name of a file that exists.</param>
    /// <param name="defaults">The environments' parameter defaults, which reach nested stacks.</param>
    /// <param name="diagnostics">Gets what is wrong with it.</param>
    /// <returns>The template; null where it has no declarations to make a type of.</returns>
    public ProviderTemplate? Read(string file, MapValue defaults, DiagnosticBag diagnostics)
    {
        Reading? reading;
        lock (_lock)
        {
            if (!_read.TryGetValue(file, out reading))
            {
                _read[file] = reading = Read(file, files[file], defaults);
            }
        }

        diagnostics.AddRange(reading.Diagnostics);
        return reading.Template;
    }

    private static Reading Read(string file, string text, MapValue defaults)
    {
        var diagnostics = new DiagnosticBag();
        if (DialectReader.Read(DocumentSource.OfText(file, text), diagnostics) is not ({ } root, { } dialect))
        {
            return new(null, diagnostics.ToImmutable());
        }

        // What is wrong with a declaration is reported when the nested stack is loaded, with the chain of resources that leads there.
        var declarations = new ParameterReader(dialect.ParameterKeys, new DiagnosticBag()).Read(root[dialect.Sections.Parameters], dialect.Sections.Parameters);
        var outputs = root[dialect.Sections.Outputs] is MapNode map ? map.Entries.Select(entry => entry.Key) : [];
        return new(new ProviderTemplate(file, root, ProviderSchema.Of(file, declarations, outputs, defaults)), diagnostics.ToImmutable());
    }

    private sealed record Reading(ProviderTemplate? Template, ImmutableArray<Diagnostic> Diagnostics);
}
