namespace Heat.OpenStack.Configuration;

/// <summary>Reads what a token is to be for.</summary>
internal static class ScopeReader
{
    public static CloudScope Read(ConfigTree auth, AuthenticationKind kind)
    {
        var project = Project(auth);
        var domain = project is null ? OwnDomain(auth) : null;
        CloudScope[] wanted =
        [
            .. project is null ? Array.Empty<CloudScope>() : [project],
            .. domain is null ? Array.Empty<CloudScope>() : [new CloudScope.Domain(domain)],
            .. auth.Text("trust_id") is { } trust ? new CloudScope[] { new CloudScope.Trust(trust) } : [],
            .. auth.Text("system_scope") is { } system ? new CloudScope[] { System(auth, system) } : [],
        ];
        return (kind, wanted) switch
        {
            // An application credential belongs to one project; Keystone refuses a request that names a scope beside it.
            (AuthenticationKind.ApplicationCredential, _) => new CloudScope.None(),
            (_, []) => new CloudScope.None(),
            (_, [var only]) => only,
            _ => throw new CloudConfigException(
                $"{auth.Place} asks for several scopes ({string.Join(", ", wanted.Select(scope => scope.GetType().Name.ToLowerInvariant()))}). Keep one of: project, domain, trust_id, system_scope."),
        };
    }

    public static DomainRef? UserDomain(ConfigTree auth) =>
        DomainRef.From(auth.Text("user_domain_id"), auth.Text("user_domain_name")) ?? DefaultDomain(auth) ?? OwnDomain(auth);

    private static CloudScope.Project? Project(ConfigTree auth)
    {
        var id = auth.Text("project_id") ?? auth.Text("tenant_id");
        var name = auth.Text("project_name") ?? auth.Text("tenant_name");
        if (id is null && name is null)
        {
            return null;
        }

        // Beside a project, a bare domain_name is meant as the domain of the names, since a token has one scope.
        var domain = DomainRef.From(auth.Text("project_domain_id"), auth.Text("project_domain_name")) ?? DefaultDomain(auth) ?? OwnDomain(auth);
        return id is not null || domain is not null
            ? new CloudScope.Project(id, name, domain)
            : throw new CloudConfigException($"{auth.Place}.project_domain_name is missing. Expected the domain of the project, often Default; or project_domain_id.");
    }

    private static CloudScope.System System(ConfigTree auth, string value) =>
        value == "all" ? new CloudScope.System() : throw new CloudConfigException($"{auth.Place}.system_scope is '{value}'. The only value that Keystone knows is 'all'.");

    private static DomainRef? OwnDomain(ConfigTree auth) => DomainRef.From(auth.Text("domain_id"), auth.Text("domain_name"));

    private static DomainRef? DefaultDomain(ConfigTree auth) =>
        DomainRef.From(auth.Text("default_domain_id") ?? auth.Text("default_domain"), auth.Text("default_domain_name"));
}
