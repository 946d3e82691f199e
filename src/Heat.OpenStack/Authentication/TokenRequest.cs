using System.Text.Json.Nodes;
using Heat.OpenStack.Configuration;

namespace Heat.OpenStack.Authentication;

/// <summary>Writes the body by which Keystone v3 is asked for a token.</summary>
internal static class TokenRequest
{
    public static JsonObject For(CloudCredential credential)
    {
        var auth = new JsonObject { ["identity"] = Identity(credential) };
        if (Scope(credential.Scope) is { } scope)
        {
            auth["scope"] = scope;
        }

        return new JsonObject { ["auth"] = auth };
    }

    private static JsonObject Identity(CloudCredential credential) => credential.Kind switch
    {
        AuthenticationKind.Password => Method("password", new JsonObject { ["user"] = With(User(credential), "password", credential.Password) }),
        AuthenticationKind.Token => Method("token", With([], "id", credential.Token)),
        AuthenticationKind.ApplicationCredential => Method("application_credential", ApplicationCredential(credential)),
        _ => throw new InvalidOperationException($"Authentication of kind {credential.Kind} has no request."),
    };

    private static JsonObject Method(string name, JsonObject content) => new() { ["methods"] = new JsonArray(name), [name] = content };

    private static JsonObject ApplicationCredential(CloudCredential credential)
    {
        var content = new JsonObject();
        if (credential.ApplicationCredentialId is { } id)
        {
            content["id"] = id;
        }
        else
        {
            content["name"] = credential.ApplicationCredentialName;
            content["user"] = User(credential);
        }

        return With(content, "secret", credential.ApplicationCredentialSecret);
    }

    private static JsonObject User(CloudCredential credential) => credential.UserId is { } id
        ? new JsonObject { ["id"] = id }
        : new JsonObject { ["name"] = credential.Username, ["domain"] = Domain(credential.UserDomain) };

    private static JsonObject? Scope(CloudScope scope) => scope switch
    {
        CloudScope.Project { Id: { } id } => Wrapped("project", new JsonObject { ["id"] = id }),
        CloudScope.Project project => Wrapped("project", new JsonObject { ["name"] = project.Name, ["domain"] = Domain(project.Owner) }),
        CloudScope.Domain domain => Wrapped("domain", Domain(domain.Target)),
        CloudScope.System => Wrapped("system", new JsonObject { ["all"] = true }),
        CloudScope.Trust trust => Wrapped("OS-TRUST:trust", new JsonObject { ["id"] = trust.Id }),
        _ => null,
    };

    private static JsonObject Wrapped(string name, JsonNode? content) => new() { [name] = content };

    private static JsonObject? Domain(DomainRef? domain) => domain switch
    {
        null => null,
        { Id: { } id } => new JsonObject { ["id"] = id },
        _ => new JsonObject { ["name"] = domain.Name },
    };

    private static JsonObject With(JsonObject content, string key, Secret? secret)
    {
        content[key] = secret?.Reveal();
        return content;
    }
}
