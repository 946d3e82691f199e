namespace Heat.Simulator.Keystone;

/// <summary>A project; nothing of the cloud exists outside one.</summary>
internal sealed record Project(string Id, string Name, Domain Domain)
{
    public string Description { get; init; } = "";

    public bool Enabled { get; init; } = true;
}
