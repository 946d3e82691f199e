namespace Heat.OpenStack.Configuration;

/// <summary>How Keystone learns who calls.</summary>
public enum AuthenticationKind
{
    /// <summary>A user and a password.</summary>
    Password,

    /// <summary>An existing token, exchanged for one with the wanted scope.</summary>
    Token,

    /// <summary>An application credential, which brings its own project.</summary>
    ApplicationCredential,
}
