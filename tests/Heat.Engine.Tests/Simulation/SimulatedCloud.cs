using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>A cloud in a dictionary: build times, faults, quotas, and meddling from outside.</summary>
internal sealed class SimulatedCloud(ManualClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CloudObject> _objects = [];
    private readonly Dictionary<string, int> _backups = [];
    private readonly List<CloudObject> _leaving = [];
    private int _made;
    private int _open;
    private int _mostOpen;

    public Dictionary<string, int> Calls { get; } = [];

    public List<string> Log { get; } = [];

    public List<PlannedFault> Faults { get; } = [];

    public Dictionary<string, TimeSpan> BuildTimes { get; } = [];

    public TimeSpan BuildTime { get; set; }

    public TimeSpan DeleteTime { get; set; }

    public TimeSpan SuspendTime { get; set; }

    public int? Quota { get; set; }

    /// <summary>A create or update that names an object which does not exist is answered "not found".</summary>
    public bool IsStrict { get; set; }

    /// <summary>Told of each call once it is carried out.</summary>
    public Action<string>? AfterCall { get; set; }

    /// <summary>The most calls that were open at the same time.</summary>
    public int MostOpenCalls => _mostOpen;

    /// <summary>By logical name: how many of the next builds fail.</summary>
    public Dictionary<string, int> FailingBuilds { get; } = [];

    public IReadOnlyList<CloudObject> Objects
    {
        get
        {
            lock (_gate)
            {
                Sweep();
                return [.. _objects.Values];
            }
        }
    }

    public int CallCount(string call)
    {
        lock (_gate)
        {
            return Calls.GetValueOrDefault(call);
        }
    }

    public int TotalCalls
    {
        get
        {
            lock (_gate)
            {
                return Calls.Values.Sum();
            }
        }
    }

    /// <summary>A call is on its way; ends when disposed.</summary>
    public IDisposable OpenCall()
    {
        lock (_gate)
        {
            _mostOpen = Math.Max(_mostOpen, ++_open);
        }

        return new OpenedCall(this);
    }

    /// <summary>One call: may fail before or after it is carried out, and may be the engine's last.</summary>
    public T Call<T>(EngineLife life, string call, string resource, Func<T> effect)
    {
        life.Touch();
        lock (_gate)
        {
            Calls[call] = Calls.GetValueOrDefault(call) + 1;
            Log.Add($"{call} {resource}");
            var fault = Faults.Find(planned => planned.Applies(call, resource));
            if (fault is not null)
            {
                fault.Times -= fault.Times > 0 ? 1 : 0;
                if (!fault.AfterCommit)
                {
                    throw new CloudException(fault, call, resource);
                }
            }

            Sweep();
            var result = effect();
            if (fault is not null)
            {
                throw new CloudException(fault, call, resource);
            }

            life.Touch();
            AfterCall?.Invoke(call);
            return result;
        }
    }

    /// <summary>Refuses properties that name an object which does not exist.</summary>
    public void RefuseUnknown(ResourceContext resource, string call)
    {
        var unknown = resource.Properties.Values.Select(entry => entry.Value).OfType<TextValue>()
            .FirstOrDefault(value => value.Text.Contains('#', StringComparison.Ordinal) && Find(value.Text) is null);
        if (IsStrict && unknown is not null)
        {
            throw new CloudException(new PlannedFault { Call = call, Kind = FaultKind.NotFound }, call, $"{resource.Name}: no {unknown.Text}");
        }
    }

    /// <summary>An address can be on one port only.</summary>
    public void RefuseTakenAddress(ResourceContext resource, string type, string call)
    {
        if (type == "Port" && resource.Properties.Values["address"] is { } address
            && _objects.Values.FirstOrDefault(other => other.Type == type && other.Id != resource.PhysicalId?.Value && address.Equals(other.Properties.Values["address"])) is { } holder)
        {
            throw new CloudException(new PlannedFault { Call = call, Kind = FaultKind.Conflict }, call, $"{resource.Name}: {address} is on {holder.Id}");
        }
    }

    public CloudObject Create(ResourceContext resource, string type)
    {
        if (Quota is { } quota && _objects.Count >= quota)
        {
            throw new CloudException(new PlannedFault { Call = "create", Kind = FaultKind.RetrySlowly }, "create", $"{resource.Name} over quota");
        }

        var time = BuildTimes.GetValueOrDefault(resource.Name.Value, BuildTime);
        var made = new CloudObject
        {
            Id = $"{resource.Name}#{++_made}",
            Type = type,
            Resource = resource.Name.Value,
            PhysicalName = resource.PhysicalName,
            Properties = resource.Properties,
            ReadyAt = clock.GetUtcNow() + time,
        };
        if (FailingBuilds.TryGetValue(resource.Name.Value, out var failures) && failures > 0)
        {
            FailingBuilds[resource.Name.Value] = failures - 1;
            made.IsBroken = true;
        }

        _objects.Add(made.Id, made);
        return made;
    }

    /// <summary>The object as it stands now, to somebody who makes no call.</summary>
    public CloudObject? Glimpse(string id)
    {
        lock (_gate)
        {
            Sweep();
            return Find(id);
        }
    }

    public CloudObject? Find(string? id) => id is not null && _objects.TryGetValue(id, out var found) ? found : null;

    public CloudObject? FindByName(string physicalName) => _objects.Values.FirstOrDefault(found => found.PhysicalName == physicalName);

    public Observation Observe(CloudObject? found)
    {
        var now = clock.GetUtcNow();
        return found switch
        {
            null => Observation.Absent,
            { GoneAt: not null } => new Observation(Lifecycle.Pending, "DELETING") { Deleting = true },
            _ when found.ReadyAt > now => new Observation(Lifecycle.Pending, "BUILD"),
            { IsBroken: true } => new Observation(Lifecycle.Failed, "went to ERROR"),
            { StepsLeft: > 0 } => new Observation(Lifecycle.Pending, "BUILD") { NextStep = "step" },
            _ => new Observation(Lifecycle.Ready, "ACTIVE") { IsSuspended = found.IsSuspended, IsIdle = found.IsOff },
        };
    }

    /// <summary>Suspends or resumes.</summary>
    public void Turn(string call, CloudObject? found, bool isToRest)
    {
        if (found is null)
        {
            throw new CloudException(new PlannedFault { Call = call, Kind = FaultKind.NotFound }, call, "nothing");
        }

        if (found.ReadyAt > clock.GetUtcNow() || found.IsSuspended == isToRest || found.IsOff || found.IsBroken)
        {
            throw new CloudException(new PlannedFault { Call = call, Kind = FaultKind.Conflict }, call, found.Id);
        }

        found.IsSuspended = isToRest;
        found.ReadyAt = clock.GetUtcNow() + SuspendTime;
    }

    /// <summary>Deletes, unless another object uses the id in a property. Keys are copied by who uses them.</summary>
    public void Delete(CloudObject? found)
    {
        if (found is null)
        {
            return;
        }

        var user = _objects.Values.FirstOrDefault(other => other != found && Uses(other.Properties.Values, found.Id));
        if (user is not null && found.Type != "Key")
        {
            throw new CloudException(new PlannedFault { Call = "delete", Kind = FaultKind.Conflict }, "delete", $"{found.Id}, in use by {user.Id}");
        }

        if (found.GoneAt is null)
        {
            found.GoneAt = clock.GetUtcNow() + DeleteTime;
            _leaving.Add(found);
        }

        Sweep();
    }

    /// <summary>Someone meddles: the object of a resource vanishes.</summary>
    public void Vanish(string resource)
    {
        lock (_gate)
        {
            foreach (var found in _objects.Values.Where(found => found.Resource == resource).ToList())
            {
                _objects.Remove(found.Id);
            }
        }
    }

    /// <summary>Someone meddles: properties of the object of a resource change.</summary>
    public void Meddle(string resource, Action<CloudObject> change)
    {
        lock (_gate)
        {
            foreach (var found in _objects.Values.Where(found => found.Resource == resource))
            {
                change(found);
            }
        }
    }

    /// <summary>Backups of all objects that a resource ever had.</summary>
    public int BackupsOf(string resource) => _backups.GetValueOrDefault(resource);

    /// <summary>A backup is made.</summary>
    public void BackUp(CloudObject found) => _backups[found.Resource] = _backups.GetValueOrDefault(found.Resource) + 1;

    /// <summary>The logical name where the text is an object's id, else the text.</summary>
    public string Named(string text) => Objects.FirstOrDefault(found => found.Id == text) is { } found ? $"<{found.Resource}>" : text;

    /// <summary>All that is there, without ids: equal for two clouds that differ in nothing a user would see.</summary>
    public IEnumerable<string> Picture() => Objects
        .Select(found => $"{found.Type}{(found.IsSuspended ? " (suspended)" : "")} {found.Resource} {string.Join(", ", found.Properties.Values.Where(entry => entry.Value is not NullValue).Select(entry => $"{entry.Key}={Named(entry.Value)}").Order(StringComparer.Ordinal))}")
        .Order(StringComparer.Ordinal);

    private string Named(TemplateValue value) => value is TextValue text ? Named(text.Text) : value.ToString();

    /// <summary>An object that was there before the stack.</summary>
    public void Place(string id, string type) => _objects.Add(id, new CloudObject { Id = id, Type = type, Resource = id, PhysicalName = id });

    private static bool Uses(TemplateValue value, string id) => value switch
    {
        TextValue text => text.Text == id,
        ListValue list => list.Items.Any(item => Uses(item, id)),
        MapValue map => map.Any(entry => Uses(entry.Value, id)),
        _ => false,
    };

    private void Sweep()
    {
        if (_leaving.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var gone in _leaving.Where(found => found.GoneAt <= now))
        {
            _objects.Remove(gone.Id);
        }

        _leaving.RemoveAll(found => found.GoneAt <= now);
    }

    private sealed class OpenedCall(SimulatedCloud cloud) : IDisposable
    {
        public void Dispose()
        {
            lock (cloud._gate)
            {
                cloud._open--;
            }
        }
    }
}
