namespace Heat.Simulator.Keystone;

/// <summary>A domain: the container of projects and users.</summary>
internal sealed record Domain(string Id, string Name)
{
    public static readonly Domain Default = new("default", "Default");

    public JsonObject Reference() => new() { ["id"] = Id, ["name"] = Name };
}
