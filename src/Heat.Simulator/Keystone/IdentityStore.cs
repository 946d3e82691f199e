using System.Security.Cryptography;

namespace Heat.Simulator.Keystone;

/// <summary>Projects, users, application credentials and the tokens that are alive.</summary>
internal sealed class IdentityStore(World world)
{
    public static readonly IReadOnlyList<string> RoleNames =
        ["admin", "manager", "member", "reader", "service", "heat_stack_owner", "heat_stack_user", "load-balancer_member", "creator", "swiftoperator"];

    private readonly Dictionary<string, Token> _tokens = [];

    public Dictionary<string, Project> Projects { get; } = [];

    public Dictionary<string, User> Users { get; } = [];

    public Dictionary<string, ApplicationCredential> Credentials { get; } = [];

    public Dictionary<string, string> RoleIds { get; } = RoleNames.ToDictionary(name => name, _ => World.NewKeystoneId());

    public int TokenCount => _tokens.Count;

    public Project AddProject(string name)
    {
        var project = new Project(World.NewKeystoneId(), name, Domain.Default);
        return Projects[project.Id] = project;
    }

    public User AddUser(string name, string password)
    {
        var user = new User(World.NewKeystoneId(), name, password, Domain.Default.Id);
        return Users[user.Id] = user;
    }

    public static void Grant(User user, string scopeId, params ReadOnlySpan<string> roles)
    {
        if (!user.Roles.TryGetValue(scopeId, out var held))
        {
            user.Roles[scopeId] = held = [];
        }

        foreach (var role in roles)
        {
            held.Add(role);
        }
    }

    public Token Issue(User user, Project? project, Domain? domain, IReadOnlyList<string> roles, IReadOnlyList<string> methods, ApplicationCredential? credential)
    {
        var now = world.Now;
        var token = new Token("gAAAAAB" + RandomText(90), user, project, domain, roles, now, now + world.Options.TokenLifetime)
        {
            Methods = methods,
            AuditId = RandomText(16),
            Credential = credential,
        };
        return _tokens[token.Id] = token;
    }

    /// <summary>The token behind the text, or null when there is none or its time is over.</summary>
    public Token? Find(string? id)
    {
        if (id is null || !_tokens.TryGetValue(id, out var token))
        {
            return null;
        }

        if (token.ExpiresAt > world.Now)
        {
            return token;
        }

        _tokens.Remove(id);
        return null;
    }

    public bool Revoke(string id) => _tokens.Remove(id);

    /// <summary>Ends every token, or those of one user.</summary>
    public int RevokeAll(User? user = null)
    {
        var ended = _tokens.Values.Where(token => user is null || token.User == user).Select(token => token.Id).ToList();
        ended.ForEach(id => _tokens.Remove(id));
        return ended.Count;
    }

    /// <summary>A new password ends the user's tokens, as in the real service.</summary>
    public void ChangePassword(User user, string password)
    {
        user.Password = password;
        RevokeAll(user);
    }

    public static string RandomText(int bytes) =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
}
