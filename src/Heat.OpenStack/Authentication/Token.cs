using Heat.OpenStack.Catalog;
using Heat.OpenStack.Configuration;

namespace Heat.OpenStack.Authentication;

/// <summary>A token with what Keystone said beside it.</summary>
internal sealed record Token
{
    /// <summary>What calls carry.</summary>
    public required Secret Value { get; init; }

    /// <summary>When it ends, by our own clock.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When to fetch the next one.</summary>
    public required DateTimeOffset RefreshAt { get; init; }

    /// <summary>Where the services are.</summary>
    public required ServiceCatalog Catalog { get; init; }

    public string? ProjectId { get; init; }

    public string? ProjectName { get; init; }

    public string? DomainId { get; init; }

    public required string UserId { get; init; }

    public string? UserName { get; init; }
}
