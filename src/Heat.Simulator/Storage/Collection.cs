namespace Heat.Simulator.Storage;

/// <summary>All objects of one kind, found by id in constant time and by indexed field without a scan.</summary>
internal sealed class Collection
{
    private readonly Dictionary<string, Record> _byId = [];
    private readonly SortedSet<Record> _all = new(BySequence.Instance);
    private readonly Dictionary<string, Dictionary<string, SortedSet<Record>>> _indexes = [];
    private readonly Dictionary<string, SortedSet<Record>> _byProject = [];
    private long _next;

    public Collection(params string[] indexed)
    {
        foreach (var field in indexed)
        {
            _indexes[field] = [];
        }
    }

    /// <summary>Fields that only an administrator is shown.</summary>
    public IReadOnlySet<string> AdminOnly { get; init; } = new HashSet<string>();

    public int Count => _byId.Count;

    public IEnumerable<Record> All => _all;

    public IEnumerable<Record> OfProject(string projectId) => _byProject.TryGetValue(projectId, out var found) ? found : [];

    public int CountOfProject(string projectId) => _byProject.TryGetValue(projectId, out var found) ? found.Count : 0;

    public Record Add(string id, string projectId, DateTimeOffset createdAt, JsonObject body)
    {
        var record = new Record(this, id, projectId, ++_next, body) { CreatedAt = createdAt };
        _byId.Add(id, record);
        _all.Add(record);
        SetOf(_byProject, projectId).Add(record);
        foreach (var (field, index) in _indexes)
        {
            if (record.Text(field) is { } value)
            {
                SetOf(index, value).Add(record);
            }
        }

        return record;
    }

    public bool Remove(Record record)
    {
        if (!_byId.Remove(record.Id))
        {
            return false;
        }

        _all.Remove(record);
        Drop(_byProject, record.ProjectId, record);
        foreach (var (field, index) in _indexes)
        {
            if (record.Text(field) is { } value)
            {
                Drop(index, value, record);
            }
        }

        return true;
    }

    public Record? Find(string? id) => id is not null && _byId.TryGetValue(id, out var record) ? record : null;

    public bool IsIndexed(string field) => _indexes.ContainsKey(field);

    /// <summary>Objects whose indexed field has this value, in order of creation.</summary>
    public IEnumerable<Record> Where(string field, string value) =>
        field == "id" ? Find(value) is { } one ? [one] : []
        : _indexes.TryGetValue(field, out var index) ? index.TryGetValue(value, out var found) ? found : []
        : _all.Where(record => record.Text(field) == value);

    internal void Reindex(Record record, string field, string? before, string? after)
    {
        if (before == after || !_indexes.TryGetValue(field, out var index) || !_byId.ContainsKey(record.Id))
        {
            return;
        }

        if (before is not null)
        {
            Drop(index, before, record);
        }

        if (after is not null)
        {
            SetOf(index, after).Add(record);
        }
    }

    private static SortedSet<Record> SetOf(Dictionary<string, SortedSet<Record>> index, string value) =>
        index.TryGetValue(value, out var found) ? found : index[value] = new(BySequence.Instance);

    private static void Drop(Dictionary<string, SortedSet<Record>> index, string value, Record record)
    {
        if (index.TryGetValue(value, out var found) && found.Remove(record) && found.Count == 0)
        {
            index.Remove(value);
        }
    }

    private sealed class BySequence : IComparer<Record>
    {
        public static readonly BySequence Instance = new();

        public int Compare(Record? x, Record? y) => x!.Sequence.CompareTo(y!.Sequence);
    }
}
