namespace Heat.Simulator.Keystone;

/// <summary><c>/v3/users/{id}/application_credentials</c>. The secret is answered once, at creation.</summary>
internal sealed class ApplicationCredentials(World world)
{
    private Dictionary<string, ApplicationCredential> Stored => world.Identity.Credentials;

    public Reply Handle(Call call, string userId)
    {
        if (userId != call.Token.User.Id && !call.IsAdmin)
        {
            throw KeystoneService.Forbidden();
        }

        var id = call.Segment(3);
        return (call.Method, id) switch
        {
            ("POST", null) => Create(call),
            ("GET", null) => List(call, userId),
            ("GET", not null) => Reply.Ok(new JsonObject { ["application_credential"] = Show(call, Find(id)) }),
            ("DELETE", not null) => Delete(Find(id)),
            _ => throw ServiceFault.MethodNotAllowed(),
        };
    }

    private Reply Create(Call call)
    {
        var asked = call.Envelope("application_credential");
        if (asked?.Text("name") is not { Length: > 0 } name)
        {
            throw new ServiceFault(400, "Bad Request", "'name' is a required property");
        }

        if (call.Token.Project is not { } project)
        {
            throw KeystoneService.Forbidden();
        }

        if (Stored.Values.Any(other => other.User == call.Token.User && other.Name == name))
        {
            throw new ServiceFault(409, "Conflict", $"Conflict occurred attempting to store application_credential - Duplicate entry found with name {name}.");
        }

        var credential = new ApplicationCredential(World.NewKeystoneId(), name, asked.Text("secret") ?? IdentityStore.RandomText(64), call.Token.User, project, Roles(call, asked))
        {
            Description = asked.Text("description"),
            ExpiresAt = asked.Text("expires_at") is { } end ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
            Unrestricted = asked.Flag("unrestricted") ?? false,
        };
        Stored[credential.Id] = credential;
        var shown = Show(call, credential);
        shown["secret"] = credential.Secret;
        return Reply.Of(201, new JsonObject { ["application_credential"] = shown });
    }

    private IReadOnlyList<string> Roles(Call call, JsonObject asked)
    {
        if (asked.List("roles") is not { Count: > 0 } roles)
        {
            return call.Token.Roles;
        }

        var names = roles.OfType<JsonObject>().Select(role => role.Text("name") ?? NameOf(role.Text("id"))).ToList();
        return names.TrueForAll(call.Token.Roles.Contains) ? names : throw new ServiceFault(400, "Bad Request", "Invalid application credential: Could not find role assignment.");
    }

    private string NameOf(string? id) => world.Identity.RoleIds.FirstOrDefault(role => role.Value == id).Key ?? "";

    private Reply List(Call call, string userId)
    {
        var name = call.Query["name"].ToString();
        var found = Stored.Values.Where(one => one.User.Id == userId && (name.Length == 0 || one.Name == name)).Select(one => Show(call, one));
        return Reply.Ok(new JsonObject
        {
            ["application_credentials"] = found.ToJson(),
            ["links"] = new JsonObject { ["next"] = null, ["self"] = $"{call.Origin}/identity/v3/users/{userId}/application_credentials", ["previous"] = null },
        });
    }

    private Reply Delete(ApplicationCredential credential)
    {
        Stored.Remove(credential.Id);
        return Reply.NoContent;
    }

    private ApplicationCredential Find(string id) => Stored.GetValueOrDefault(id) ?? throw KeystoneService.NotFound("application credential", id);

    private JsonObject Show(Call call, ApplicationCredential credential) => new()
    {
        ["id"] = credential.Id,
        ["name"] = credential.Name,
        ["description"] = credential.Description,
        ["project_id"] = credential.Project.Id,
        ["system"] = null,
        ["expires_at"] = credential.ExpiresAt?.Micros(),
        ["unrestricted"] = credential.Unrestricted,
        ["roles"] = new JsonArray([.. credential.Roles.Select(role => new JsonObject
        {
            ["id"] = world.Identity.RoleIds[role], ["name"] = role, ["domain_id"] = null, ["description"] = null, ["options"] = new JsonObject(),
        })]),
        ["links"] = new JsonObject { ["self"] = $"{call.Origin}/identity/v3/users/{credential.User.Id}/application_credentials/{credential.Id}" },
    };
}
