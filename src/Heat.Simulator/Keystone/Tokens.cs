namespace Heat.Simulator.Keystone;

/// <summary><c>/v3/auth/tokens</c>: issue, show, check and revoke.</summary>
internal sealed class Tokens(World world)
{
    private IdentityStore Store => world.Identity;

    public Reply Create(Call call)
    {
        var auth = call.Envelope("auth") ?? throw Missing("auth");
        var identity = auth.Map("identity") ?? throw Missing("identity");
        var methods = (identity.List("methods") ?? throw Missing("methods")).Select(method => method!.ToString()).ToList();
        var (user, credential, project) = Identify(methods, identity);
        if (!user.Enabled)
        {
            throw KeystoneService.Unauthorized();
        }

        var scope = auth["scope"] as JsonObject;
        if (credential is not null)
        {
            if (scope is not null)
            {
                throw new ServiceFault(401, "Unauthorized", "Application credentials cannot request a scope.");
            }

            return Answer(call, Store.Issue(user, credential.Project, null, credential.Roles, methods, credential));
        }

        var (scoped, domain) = Scope(scope, user, project);
        IReadOnlyList<string> roles = (scoped?.Id ?? domain?.Id) is { } id ? RolesIn(user, id) : [];
        return Answer(call, Store.Issue(user, scoped, domain, roles, methods, null));
    }

    public Reply Handle(Call call)
    {
        var subject = Store.Find(call.Header("X-Subject-Token")) ?? throw KeystoneService.NotFound("token", call.Header("X-Subject-Token") ?? "");
        switch (call.Method)
        {
            case "GET":
                return Answer(call, subject) with { Status = 200 };
            case "HEAD":
                return new Reply(200) { Headers = [("X-Subject-Token", subject.Id)] };
            case "DELETE":
                Store.Revoke(subject.Id);
                return Reply.NoContent;
            default:
                throw ServiceFault.MethodNotAllowed();
        }
    }

    private (User User, ApplicationCredential? Credential, Project? Project) Identify(List<string> methods, JsonObject identity)
    {
        switch (methods)
        {
            case ["password"]:
                return (ByPassword(identity.Map("password")?.Map("user") ?? throw Missing("user")), null, null);
            case ["token"]:
                var token = Store.Find(identity.Map("token")?.Text("id")) ?? throw KeystoneService.Unauthorized();
                return (token.User, null, token.Project);
            case ["application_credential"]:
                var credential = ByCredential(identity.Map("application_credential") ?? throw Missing("application_credential"));
                return (credential.User, credential, credential.Project);
            default:
                throw new ServiceFault(401, "Unauthorized", $"Attempted to authenticate with an unsupported method.");
        }
    }

    private User ByPassword(JsonObject asked)
    {
        var user = FindUser(asked);
        return user is not null && user.Password == asked.Text("password") ? user : throw KeystoneService.Unauthorized();
    }

    private User? FindUser(JsonObject asked) =>
        asked.Text("id") is { } id ? Store.Users.GetValueOrDefault(id)
        : InDefaultDomain(asked) ? Store.Users.Values.FirstOrDefault(user => user.Name == asked.Text("name"))
        : null;

    private ApplicationCredential ByCredential(JsonObject asked)
    {
        var found = asked.Text("id") is { } id
            ? Store.Credentials.GetValueOrDefault(id)
            : Store.Credentials.Values.FirstOrDefault(credential => credential.Name == asked.Text("name") && credential.User == FindUser(asked.Map("user") ?? []));
        return found is not null && found.Secret == asked.Text("secret") && (found.ExpiresAt is not { } end || end > world.Now)
            ? found
            : throw KeystoneService.Unauthorized();
    }

    private (Project? Project, Domain? Domain) Scope(JsonObject? scope, User user, Project? inherited)
    {
        if (scope is null)
        {
            return (inherited, null);
        }

        if (scope.Map("project") is { } project)
        {
            var found = project.Text("id") is { } id
                ? Store.Projects.GetValueOrDefault(id)
                : InDefaultDomain(project) ? Store.Projects.Values.FirstOrDefault(candidate => candidate.Name == project.Text("name")) : null;
            return found is not null && RolesIn(user, found.Id).Count > 0 ? (found, null) : throw KeystoneService.Unauthorized();
        }

        if (scope.Map("domain") is { } domain)
        {
            var known = domain.Text("id") == Domain.Default.Id || domain.Text("name") == Domain.Default.Name;
            return known && RolesIn(user, Domain.Default.Id).Count > 0 ? (null, Domain.Default) : throw KeystoneService.Unauthorized();
        }

        return (null, null);
    }

    private static bool InDefaultDomain(JsonObject named) =>
        named.Map("domain") is { } domain && (domain.Text("id") == Domain.Default.Id || domain.Text("name") == Domain.Default.Name);

    private static IReadOnlyList<string> RolesIn(User user, string scopeId) =>
        user.Roles.TryGetValue(scopeId, out var roles) ? [.. roles] : [];

    private static ServiceFault Missing(string field) =>
        new(400, "Bad Request", $"Expecting to find {field} in request body. The server could not comply with the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.");

    private Reply Answer(Call call, Token token) => Reply.Of(201, new JsonObject { ["token"] = Body(call, token) }) with
    {
        Headers = [("X-Subject-Token", token.Id)],
    };

    private JsonObject Body(Call call, Token token)
    {
        var body = new JsonObject
        {
            ["methods"] = token.Methods.ToJson(),
            ["user"] = new JsonObject
            {
                ["domain"] = Domain.Default.Reference(),
                ["id"] = token.User.Id,
                ["name"] = token.User.Name,
                ["password_expires_at"] = null,
            },
            ["audit_ids"] = new JsonArray(token.AuditId),
            ["expires_at"] = token.ExpiresAt.Micros() + "Z",
            ["issued_at"] = token.IssuedAt.Micros() + "Z",
        };
        AddScope(call, token, body);
        return body;
    }

    private void AddScope(Call call, Token token, JsonObject body)
    {
        if (token.Project is { } project)
        {
            body["project"] = new JsonObject { ["domain"] = project.Domain.Reference(), ["id"] = project.Id, ["name"] = project.Name };
            body["is_domain"] = false;
        }

        if (token.Domain is { } domain)
        {
            body["domain"] = domain.Reference();
        }

        if (token.Project is not null || token.Domain is not null)
        {
            body["roles"] = new JsonArray([.. token.Roles.Select(role => new JsonObject { ["id"] = Store.RoleIds[role], ["name"] = role })]);
            body["catalog"] = Catalogue.For(world, token.Project, call.Origin);
        }

        if (token.Credential is { } credential)
        {
            body["application_credential"] = new JsonObject { ["id"] = credential.Id, ["name"] = credential.Name, ["restricted"] = !credential.Unrestricted };
        }
    }
}
