namespace Heat.Kubernetes.Watching;

/// <summary>Finds keys by values that are computed from their objects. Belongs to the lock of the cache.</summary>
internal sealed class EntityIndex<TKey, TEntity>(Func<TEntity, IEnumerable<string>> values)
    where TKey : notnull
    where TEntity : class
{
    private readonly Dictionary<string, HashSet<TKey>> _keys = new(StringComparer.Ordinal);

    public IReadOnlyCollection<TKey> this[string value] => _keys.TryGetValue(value, out var keys) ? keys : [];

    public void Replace(TKey key, TEntity? before, TEntity? after)
    {
        foreach (var value in before is null ? [] : values(before))
        {
            if (_keys.TryGetValue(value, out var keys) && keys.Remove(key) && keys.Count == 0)
            {
                _keys.Remove(value);
            }
        }

        foreach (var value in after is null ? [] : values(after))
        {
            if (!_keys.TryGetValue(value, out var keys))
            {
                _keys[value] = keys = [];
            }

            keys.Add(key);
        }
    }
}
