namespace Heat.Simulator.Neutron;

/// <summary>Create, list, show, update, delete and tag, the same for every kind; what differs is overridden.</summary>
internal abstract class NeutronCollection(World world, NeutronKind kind, params string[] indexed)
{
    public NeutronKind Kind => kind;

    public virtual Collection Records { get; } = new([.. indexed, "name"]);

    public World World => world;

    protected NeutronService Neutron => world.Neutron;

    /// <summary>Answers everything below <c>/v2.0/{plural}</c>; <paramref name="tail"/> is the path after the plural.</summary>
    public Reply Handle(Call call, string[] tail) => (call.Method, tail) switch
    {
        ("GET", []) => NeutronList.Answer(call, this),
        ("POST", []) => Create(call),
        ("PUT" or "DELETE", []) => throw kind.Absent("None"),
        ("GET", [var id]) => Show(call, 200, Find(call, id)),
        ("PUT", [var id]) => Update(call, Find(call, id)),
        ("DELETE", [var id]) => Remove(call, Find(call, id)),
        (_, [var id, "tags", .. var tags]) when kind.Tagged => NeutronTags.Handle(call, this, Find(call, id), tags),
        (_, [var id, .. var member]) => Member(call, Find(call, id), member),
        _ => throw NeutronService.NoResource(),
    };

    /// <summary>The object, if the caller may see it.</summary>
    public Record Find(Call call, string? id) =>
        Records.Find(id) is { } record && Sees(call, record) ? record : throw kind.Absent(id ?? "None");

    public virtual bool Sees(Call call, Record record) => call.IsAdmin || record.ProjectId == call.ProjectId || IsShared(record);

    /// <summary>Whether other projects see the object too.</summary>
    public virtual bool IsShared(Record record) => record.Flag("shared");

    /// <summary>Objects of other projects that everybody sees.</summary>
    public virtual IEnumerable<Record> Shared => [];

    /// <summary>Makes an object as a caller would, without an answer.</summary>
    public Record Make(Call call, string projectId, JsonObject asked) => Create(call, projectId, kind.ForCreate(call, asked));

    /// <summary>Adds an object whose attributes are already checked.</summary>
    public Record Add(string projectId, JsonObject accepted)
    {
        var now = world.Now;
        var id = World.NewId();
        var body = new JsonObject { ["id"] = id };
        foreach (var (name, value) in accepted.ToList())
        {
            accepted.Remove(name);
            body[name] = value;
        }

        body["tenant_id"] = projectId;
        if (kind.Tagged)
        {
            body["tags"] = new JsonArray();
        }

        if (kind.Standard)
        {
            body["revision_number"] = 1;
            body["created_at"] = now.Seconds();
            body["updated_at"] = now.Seconds();
        }

        body["project_id"] = projectId;
        return Records.Add(id, projectId, now, body);
    }

    /// <summary>Sets fields, counts the revision and notes the time.</summary>
    public void Amend(Record record, JsonObject changes)
    {
        foreach (var (name, value) in changes.ToList())
        {
            changes.Remove(name);
            record.Set(name, value);
        }

        Touch(record);
    }

    public void Touch(Record record)
    {
        if (kind.Standard)
        {
            record.Set("revision_number", record.Number("revision_number") + 1);
            record.Set("updated_at", world.Now.Seconds());
        }
    }

    /// <summary>Takes the object away with what hangs on it; refuses when it is in use.</summary>
    public abstract void Delete(Call call, Record record);

    protected abstract Record Create(Call call, string projectId, JsonObject accepted);

    protected virtual void Update(Call call, Record record, JsonObject accepted) => Amend(record, accepted);

    protected virtual Reply Member(Call call, Record record, string[] member) => throw NeutronService.NoResource();

    protected virtual string EnvelopeName => kind.Singular;

    protected Reply Show(Call call, int status, Record record) =>
        Reply.Envelope(status, EnvelopeName, writer => NeutronList.Write(call, writer, record));

    protected void Spend(string projectId, int more = 1)
    {
        if (kind.Quota is { } quota && !world.Allows(quota, Records.CountOfProject(projectId), more))
        {
            throw new ServiceFault(409, "OverQuota", $"Quota exceeded for resources: ['{quota}'].");
        }
    }

    private Reply Create(Call call)
    {
        if (call.Body is JsonObject body && body[kind.Plural] is JsonArray many)
        {
            return CreateAll(call, many);
        }

        var asked = call.Envelope(EnvelopeName) ?? throw NoEnvelope();
        return Show(call, 201, CreateOne(call, asked));
    }

    private Reply CreateAll(Call call, JsonArray many)
    {
        var made = new List<Record>();
        try
        {
            foreach (var asked in many)
            {
                made.Add(CreateOne(call, asked as JsonObject ?? throw NoEnvelope()));
            }
        }
        catch (ServiceFault)
        {
            made.ForEach(record => Delete(call, record));
            throw;
        }

        return NeutronList.Answer(call, 201, kind.Plural, made);
    }

    private Record CreateOne(Call call, JsonObject asked)
    {
        var project = asked.Text("project_id") ?? asked.Text("tenant_id") ?? call.ProjectId;
        if (project != call.ProjectId && !call.IsAdmin)
        {
            throw new ServiceFault(403, "PolicyNotAuthorized", $"rule:create_{kind.Singular} is disallowed by policy");
        }

        var accepted = kind.ForCreate(call, asked);
        Spend(project);
        return Create(call, project, accepted);
    }

    private Reply Update(Call call, Record record)
    {
        Own(call, record, "update");
        Update(call, record, kind.ForUpdate(call, call.Envelope(EnvelopeName) ?? throw NoEnvelope()));
        return Show(call, 200, record);
    }

    private Reply Remove(Call call, Record record)
    {
        Own(call, record, "delete");
        Delete(call, record);
        return Reply.NoContent;
    }

    private void Own(Call call, Record record, string verb)
    {
        if (!call.IsAdmin && record.ProjectId != call.ProjectId)
        {
            throw new ServiceFault(403, "PolicyNotAuthorized", $"rule:{verb}_{kind.Singular} is disallowed by policy");
        }
    }

    private ServiceFault NoEnvelope() => ServiceFault.BadRequest(
        $"Unable to find '{EnvelopeName}' in request body");
}
