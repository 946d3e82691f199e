namespace Heat.Simulator.Keystone;

/// <summary>A domain: the container of projects and users.</summary>
internal sealed record Domain(string Id, string Name)
{
    public static readonly Domain Default = new("default", "Default");

    public JsonObject Reference() => new() { ["id"] = Id, ["name"] = Name };
}

/// <summary>A project; nothing of the cloud exists outside one.</summary>
internal sealed record Project(string Id, string Name, Domain Domain)
{
    public string Description { get; init; } = "";

    public bool Enabled { get; init; } = true;
}

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

/// <summary>A password that stands for a user in one project with some of its roles.</summary>
internal sealed record ApplicationCredential(string Id, string Name, string Secret, User User, Project Project, IReadOnlyList<string> Roles)
{
    public string? Description { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool Unrestricted { get; init; }
}
