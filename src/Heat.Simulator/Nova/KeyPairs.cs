namespace Heat.Simulator.Nova;

/// <summary><c>/os-keypairs</c>: key pairs belong to a user, not to a project.</summary>
internal sealed class KeyPairs(World world)
{
    public Collection Records { get; } = new("_key");

    public Record? Find(string userId, string name) => Records.Where("_key", Key(userId, name)).FirstOrDefault();

    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => List(call),
        ("POST", []) => Create(call),
        ("GET", [var name]) => Show(call, name),
        ("DELETE", [var name]) => Delete(call, name),
        _ => throw ServiceFault.NotFound("The resource could not be found."),
    };

    private static string Key(string userId, string name) => userId + "/" + name;

    private Record Existing(Call call, string name) => Find(Owner(call), name)
        ?? throw ServiceFault.NotFound($"Keypair {name} not found for user {Owner(call)}");

    private static string Owner(Call call) =>
        call.IsAdmin && call.Query.TryGetValue("user_id", out var user) ? user.ToString() : call.Token.User.Id;

    private Reply List(Call call)
    {
        var owner = Owner(call);
        var found = Records.All.Where(pair => pair.Text("user_id") == owner);
        return NovaList.Answer(call, world, "keypairs", found, newestFirst: false, pair => new JsonObject { ["keypair"] = Shown(call, pair, detail: false) });
    }

    private Reply Create(Call call)
    {
        var asked = call.Envelope("keypair");
        if (asked?.Text("name") is not { Length: > 0 and <= 255 } name)
        {
            throw ServiceFault.BadRequest("Invalid input for field/attribute keypair. Value: {}. 'name' is a required property");
        }

        if (Find(call.Token.User.Id, name) is not null)
        {
            throw ServiceFault.Conflict($"Key pair '{name}' already exists.");
        }

        var owned = Records.All.Count(pair => pair.Text("user_id") == call.Token.User.Id);
        if (!world.Allows("key_pairs", owned, 1))
        {
            throw ServiceFault.Forbidden("Quota exceeded, too many key pairs.");
        }

        var (publicKey, privateKey) = asked.Text("public_key") is { } given ? (given, null) : Generate(call, name);
        var pair = Save(call, name, asked.Text("type") ?? "ssh", publicKey);
        var shown = Shown(call, pair, detail: false);
        shown["user_id"] = pair.Text("user_id");
        if (privateKey is not null)
        {
            shown["private_key"] = privateKey;
        }

        return Reply.Of(call.Microversion >= 2 ? 201 : 200, new JsonObject { ["keypair"] = shown });
    }

    private static (string Public, string? Private) Generate(Call call, string name) => call.Microversion >= 92
        ? throw ServiceFault.BadRequest("Invalid input for field/attribute keypair. Value: {'name': '" + name + "'}. 'public_key' is a required property")
        : SshKey.Generate();

    private Record Save(Call call, string name, string type, string publicKey)
    {
        var fingerprint = SshKey.Fingerprint(publicKey) ?? throw ServiceFault.BadRequest("Keypair data is invalid: failed to generate fingerprint");
        return Records.Add(World.NewId(), call.ProjectId, world.Now, new JsonObject
        {
            ["_key"] = Key(call.Token.User.Id, name),
            ["name"] = name,
            ["type"] = type,
            ["public_key"] = publicKey,
            ["fingerprint"] = fingerprint,
            ["user_id"] = call.Token.User.Id,
            ["created_at"] = world.Now.Micros(),
        });
    }

    private Reply Show(Call call, string name) => Reply.Ok(new JsonObject { ["keypair"] = Shown(call, Existing(call, name), detail: true) });

    private Reply Delete(Call call, string name)
    {
        Records.Remove(Existing(call, name));
        return call.Microversion >= 2 ? Reply.NoContent : Reply.Accepted;
    }

    private static JsonObject Shown(Call call, Record pair, bool detail)
    {
        var shown = new JsonObject
        {
            ["name"] = pair.Text("name"),
            ["public_key"] = pair.Text("public_key"),
            ["fingerprint"] = pair.Text("fingerprint"),
        };
        if (call.Microversion >= 2)
        {
            shown["type"] = pair.Text("type");
        }

        if (detail)
        {
            shown["user_id"] = pair.Text("user_id");
            shown["id"] = (int)pair.Sequence;
            shown["deleted"] = false;
            shown["created_at"] = pair.Text("created_at");
            shown["updated_at"] = null;
            shown["deleted_at"] = null;
        }

        return shown;
    }
}
