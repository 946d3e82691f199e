namespace Heat.OpenStack.Sessions;

/// <summary>Who one is in the cloud, as Keystone says.</summary>
/// <param name="ProjectId">Id of the token's project; null where the token has another scope.</param>
/// <param name="ProjectName">Name of the project.</param>
/// <param name="UserId">Id of the user.</param>
/// <param name="Region">The region in use; null: any.</param>
/// <param name="ExpiresAt">When the token ends. It is renewed before.</param>
public sealed record CloudIdentity(string? ProjectId, string? ProjectName, string UserId, string? Region, DateTimeOffset ExpiresAt)
{
    /// <summary>Name of the user.</summary>
    public string? UserName { get; init; }

    /// <summary>Id of the token's domain, where it is for a domain.</summary>
    public string? DomainId { get; init; }
}
