namespace Heat.Simulator.Swift;

/// <summary>A container: its objects in the order of their names, and its own headers.</summary>
internal sealed class Container
{
    public SortedDictionary<string, StoredObject> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Headers that were set and are given back: metadata, access, the place of old versions.</summary>
    public SortedDictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The container that takes the old versions of objects; null: they are lost.</summary>
    public string? VersionsLocation => Headers.GetValueOrDefault("X-Versions-Location");

    public long Bytes => Objects.Values.Sum(stored => (long)stored.Content.Length);
}
