namespace Heat.Simulator.Keystone;

/// <summary>Who calls, and in which scope.</summary>
internal sealed record Token(
    string Id, User User, Project? Project, Domain? Domain, IReadOnlyList<string> Roles, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    public IReadOnlyList<string> Methods { get; init; } = ["password"];

    public string AuditId { get; init; } = "";

    public ApplicationCredential? Credential { get; init; }

    public bool IsAdmin { get; } = Roles.Contains("admin");
}
