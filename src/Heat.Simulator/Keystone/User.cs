namespace Heat.Simulator.Keystone;

/// <summary>A user and its password.</summary>
internal sealed class User(string id, string name, string password, string domainId)
{
    public string Id => id;

    public string Name => name;

    public string DomainId => domainId;

    public string Password { get; set; } = password;

    public bool Enabled { get; set; } = true;

    /// <summary>Roles by the id of the project or domain they hold in.</summary>
    public Dictionary<string, HashSet<string>> Roles { get; } = [];
}
