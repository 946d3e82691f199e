using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas.Constraints.Custom;
using Heat.Templates.Values;

namespace Heat.Resources.Constraints;

/// <summary>Walks the properties of one resource along its plan and looks up what the plan names.</summary>
internal sealed class ResolvingWalk(ObjectFinder finder, TimeProvider clock, LookupPlan plan, MapValue root)
{
    /// <summary>A map: the properties themselves, or a value inside them.</summary>
    /// <param name="map">The map.</param>
    /// <param name="path">Its place, for people.</param>
    /// <param name="names">Its place in the plan; empty for the properties themselves.</param>
    /// <param name="cancellationToken">Ends the look-ups.</param>
    public async Task<ResolvedValue> MapAsync(MapValue map, string path, string names, CancellationToken cancellationToken)
    {
        var entries = map.ToList();
        var resolved = await Task.WhenAll(entries.Select(entry => ValueAsync(
            entry.Value, $"{path}.{entry.Key}", names.Length == 0 ? entry.Key : $"{names}.{entry.Key}", cancellationToken)));
        return Combine(
            map, resolved, () => new MapValue(entries.Select((entry, index) => KeyValuePair.Create(entry.Key, resolved[index].Value)), map.IsSecret));
    }

    private async Task<ResolvedValue> ValueAsync(TemplateValue value, string path, string names, CancellationToken cancellationToken)
    {
        if (!plan.Concerns(names))
        {
            return ResolvedValue.Same(value);
        }

        switch (value)
        {
            case MapValue map:
                return await MapAsync(map, path, names, cancellationToken);
            case ListValue list:
                var items = await Task.WhenAll(
                    list.Items.Select((item, index) => ValueAsync(item, $"{path}[{index}]", names, cancellationToken)));
                return Combine(list, items, () => new ListValue([.. items.Select(item => item.Value)], list.IsSecret));
            case TextValue text:
                return await TextAsync(text, path, names, cancellationToken);
            default:
                return ResolvedValue.Same(value);
        }
    }

    private async Task<ResolvedValue> TextAsync(TextValue text, string path, string names, CancellationToken cancellationToken)
    {
        if (plan.IsExpiration(names) && Instants.Parse(text.Text.Trim()) is { } expiration && expiration <= clock.GetUtcNow())
        {
            return new(text, true, [LookupFindings.Expired(text, path)]);
        }

        foreach (var lookup in plan.At(names))
        {
            if (!Applies(lookup) || IsUnset(lookup.Target, text))
            {
                continue;
            }

            var answer = await finder.FindAsync(lookup.Target, text.Text, cancellationToken);
            if (answer is not LookupAnswer.Found found)
            {
                return new(text, true, [LookupFindings.Of(answer, lookup.Target, text, path)]);
            }

            // A second row for the same path asks for the same object.
            return found.Id == text.Text ? ResolvedValue.Same(text) : new(new TextValue(found.Id, text.IsSecret), false, []);
        }

        return ResolvedValue.Same(text);
    }

    private bool Applies(PlannedLookup lookup) =>
        lookup.When is not { } when || (root[when.Property] is TextValue value && value.Text == when.Value);

    /// <summary>Empty text means no key pair, as in Heat; elsewhere it is a name that does not exist.</summary>
    private static bool IsUnset(LookupTarget target, TextValue text) => text.Text.Length == 0 && target == LookupTargets.KeyPair;

    private static ResolvedValue Combine(TemplateValue before, ResolvedValue[] parts, Func<TemplateValue> after)
    {
        var unchanged = Array.TrueForAll(parts, part => part.IsUnchanged);
        ImmutableArray<Diagnostic> diagnostics = [.. parts.SelectMany(part => part.Diagnostics)];
        return new(unchanged ? before : after(), unchanged, diagnostics);
    }
}
