using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Library.Queries;

/// <summary>The work of <c>mergeWith</c>.</summary>
internal sealed class MapMerge(CallFrame call)
{
    /// <param name="left">The map whose entries come first.</param>
    /// <param name="right">The map whose values win.</param>
    /// <param name="levels">How deep maps are merged; 0 for all, 1 for the outermost one.</param>
    public YaqlMap Merge(YaqlMap left, YaqlMap right, int levels)
    {
        call.Run.Spend(left.Count + right.Count);
        var merged = left.Entries.Select(entry => right.Find(entry.Key) is { } other
            ? KeyValuePair.Create(entry.Key, Value(entry.Value, other, levels))
            : entry);
        return new YaqlMap([.. merged, .. right.Entries.Where(entry => left.Find(entry.Key) is null)], isFrozen: false);
    }

    private YaqlValue Value(YaqlValue left, YaqlValue right, int levels) => (left, right) switch
    {
        (_, YaqlMap or YaqlList) when levels == 1 => Item(left, right),
        (YaqlMap one, YaqlMap other) => Merge(one, other, levels == 0 ? 0 : levels - 1),
        (YaqlList one, YaqlList other) => List(one, other),
        (_, YaqlMap or YaqlList) => throw new YaqlFault($"Cannot merge a {left.Kind} with a {right.Kind}"),
        _ => Item(left, right),
    };

    private YaqlValue Item(YaqlValue left, YaqlValue right) => call.OptionalLambda(3)?.Invoke(left, right) ?? right;

    private YaqlValue List(YaqlList left, YaqlList right) =>
        call.OptionalLambda(2)?.Invoke(left, right) ?? new YaqlList([.. left.Values.Concat(right.Values).Select(call.Run.Key).Distinct()]);
}
