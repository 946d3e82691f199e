namespace Heat.Simulator.Swift;

/// <summary>What one project stores.</summary>
internal sealed class Account
{
    public SortedDictionary<string, Container> Containers { get; } = new(StringComparer.Ordinal);

    /// <summary>Metadata of the account, such as the keys of temporary URLs.</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Container Container(string name) => Containers.GetValueOrDefault(name) ?? throw SwiftService.NotFound();
}
