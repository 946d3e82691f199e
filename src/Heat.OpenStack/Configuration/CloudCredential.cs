namespace Heat.OpenStack.Configuration;

/// <summary>Who calls, and for what: the <c>auth</c> part of a clouds.yaml entry.</summary>
public sealed record CloudCredential
{
    /// <summary>How Keystone learns who calls.</summary>
    public required AuthenticationKind Kind { get; init; }

    /// <summary>Keystone's address, with or without <c>/v3</c>.</summary>
    public required Uri AuthUrl { get; init; }

    /// <summary>What the token is for.</summary>
    public CloudScope Scope { get; init; } = new CloudScope.None();

    /// <summary>The user's id.</summary>
    public string? UserId { get; init; }

    /// <summary>The user's name, unique within its domain.</summary>
    public string? Username { get; init; }

    /// <summary>The domain of <see cref="Username"/>.</summary>
    public DomainRef? UserDomain { get; init; }

    /// <summary>The user's password.</summary>
    public Secret? Password { get; init; }

    /// <summary>A token to exchange.</summary>
    public Secret? Token { get; init; }

    /// <summary>The application credential's id.</summary>
    public string? ApplicationCredentialId { get; init; }

    /// <summary>The application credential's name; needs the user.</summary>
    public string? ApplicationCredentialName { get; init; }

    /// <summary>The application credential's secret.</summary>
    public Secret? ApplicationCredentialSecret { get; init; }
}
