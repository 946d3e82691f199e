namespace Heat.OpenStack.Configuration;

/// <summary>Reads <c>auth</c> and <c>auth_type</c>.</summary>
internal static class CredentialReader
{
    private const string Known = "password, v3password, token, v3token, v3applicationcredential";

    public static CloudCredential Read(ConfigTree entry)
    {
        var auth = entry.Section("auth");
        var kind = Kind(entry, auth);
        var credential = new CloudCredential
        {
            Kind = kind,
            AuthUrl = AuthUrl(auth),
            Scope = ScopeReader.Read(auth, kind),
            UserId = auth.Text("user_id"),
            Username = auth.Text("username") ?? auth.Text("user_name"),
            UserDomain = ScopeReader.UserDomain(auth),
            Password = Hidden(auth, "password"),
            Token = Hidden(auth, "token") ?? Hidden(auth, "auth_token"),
            ApplicationCredentialId = auth.Text("application_credential_id"),
            ApplicationCredentialName = auth.Text("application_credential_name"),
            ApplicationCredentialSecret = Hidden(auth, "application_credential_secret"),
        };
        Check(auth, credential);
        return credential;
    }

    private static AuthenticationKind Kind(ConfigTree entry, ConfigTree auth)
    {
        var type = entry.Text("auth_type") ?? entry.Text("auth_plugin");
        return type switch
        {
            null when auth.Text("application_credential_secret") is not null => AuthenticationKind.ApplicationCredential,
            null when auth.Text("password") is null && (auth.Text("token") ?? auth.Text("auth_token")) is not null => AuthenticationKind.Token,
            null or "password" or "v3password" => AuthenticationKind.Password,
            "token" or "v3token" => AuthenticationKind.Token,
            "v3applicationcredential" => AuthenticationKind.ApplicationCredential,
            _ => throw new CloudConfigException($"{entry.Place}.auth_type '{type}' is not supported. Use one of: {Known}."),
        };
    }

    private static Uri AuthUrl(ConfigTree auth)
    {
        var text = auth.Text("auth_url") ?? throw Missing(auth, "auth_url", "Keystone's address, such as https://keystone.example.org:5000/v3");
        return ServiceConfigReader.Address(auth, "auth_url", text);
    }

    private static void Check(ConfigTree auth, CloudCredential credential)
    {
        switch (credential.Kind)
        {
            case AuthenticationKind.Password:
                CheckUser(auth, credential);
                _ = credential.Password ?? throw Missing(auth, "password", "the user's password; it may stand in secure.yaml");
                break;
            case AuthenticationKind.Token:
                _ = credential.Token ?? throw Missing(auth, "token", "a token to exchange");
                break;
            case AuthenticationKind.ApplicationCredential:
                _ = credential.ApplicationCredentialSecret ?? throw Missing(auth, "application_credential_secret", "the secret that was shown at its creation");
                CheckApplicationCredential(auth, credential);
                break;
        }
    }

    private static void CheckApplicationCredential(ConfigTree auth, CloudCredential credential)
    {
        if (credential.ApplicationCredentialId is not null)
        {
            return;
        }

        _ = credential.ApplicationCredentialName
            ?? throw Missing(auth, "application_credential_id", "its id, or application_credential_name together with the user");
        CheckUser(auth, credential);
    }

    private static void CheckUser(ConfigTree auth, CloudCredential credential)
    {
        if (credential.UserId is not null)
        {
            return;
        }

        _ = credential.Username ?? throw Missing(auth, "username", "the user's name, or user_id");
        _ = credential.UserDomain ?? throw Missing(auth, "user_domain_name", "the domain of the user, often Default; or user_domain_id");
    }

    private static Secret? Hidden(ConfigTree auth, string key) => auth.Text(key) is { } text ? new Secret(text) : null;

    private static CloudConfigException Missing(ConfigTree auth, string key, string expected) =>
        new($"{auth.Place}.{key} is missing. Expected {expected}.");
}
