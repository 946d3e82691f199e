using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Parameters;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>Merges the parameters of one environment over those of the earlier ones.</summary>
internal sealed class ParameterMerger(ImmutableArray<ParameterDeclaration> declarations, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, ParameterDeclaration> _declarations =
        declarations.ToDictionary(declaration => declaration.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, MergeStrategy> _used = new(StringComparer.Ordinal);

    /// <summary>All environments must name the same strategy for a parameter.</summary>
    public MapValue Merge(MapValue current, MapNode section, MergeStrategies strategies, string file)
    {
        var result = current;
        foreach (var entry in section.Entries)
        {
            var value = entry.Value.ToValue();
            if (!_declarations.TryGetValue(entry.Key, out var declaration) || value is NullValue)
            {
                result = result.ContainsKey(entry.Key) ? result : result.With(entry.Key, value);
                continue;
            }

            MergeStrategy? earlier = _used.TryGetValue(entry.Key, out var used) ? used : null;
            var strategy = strategies.For(entry.Key, earlier);
            if (earlier is not null && strategy != earlier)
            {
                diagnostics.Error(
                    DiagnosticIds.MergeConflict,
                    $"Conflicting merge strategy '{MergeStrategies.Spell(strategy)}' for parameter '{entry.Key}' in file '{file}'.",
                    $"{file}.parameter_merge_strategies.{entry.Key}",
                    entry.Position);
                continue;
            }

            _used[entry.Key] = strategy;
            result = result.With(entry.Key, Merged(result[entry.Key], value, declaration, strategy, entry.Position));
        }

        return result;
    }

    private TemplateValue Merged(
        TemplateValue? old, TemplateValue added, ParameterDeclaration declaration, MergeStrategy strategy, SourcePosition position)
    {
        if (strategy == MergeStrategy.Overwrite || old is null)
        {
            return added;
        }

        var (merged, mistake) = ParameterMerge.Join(declaration.Type, old, added, strategy == MergeStrategy.DeepMerge);
        if (mistake is not null)
        {
            diagnostics.Error(
                DiagnosticIds.CannotMerge, $"Invalid parameter in environment {mistake}.", $"parameters.{declaration.Name}", position);
        }

        return merged;
    }
}
