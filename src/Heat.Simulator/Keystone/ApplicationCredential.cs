namespace Heat.Simulator.Keystone;

/// <summary>A password that stands for a user in one project with some of its roles.</summary>
internal sealed record ApplicationCredential(string Id, string Name, string Secret, User User, Project Project, IReadOnlyList<string> Roles)
{
    public string? Description { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool Unrestricted { get; init; }
}
