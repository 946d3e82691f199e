using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;

namespace Heat.Resources.Rest;

/// <summary>Reads from an object's body where the object is in its life.</summary>
internal sealed class Readiness
{
    private readonly FrozenSet<string> _ready;
    private readonly FrozenSet<string> _failed;
    private readonly bool _hasStatus;

    private Readiness(bool hasStatus, IEnumerable<string> ready, IEnumerable<string> failed)
    {
        _hasStatus = hasStatus;
        _ready = ready.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _failed = failed.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The object is usable from the moment it exists.</summary>
    public static Readiness OnceItExists { get; } = new(false, [], []);

    /// <summary>The field <c>status</c> tells. A status in neither list means that the cloud is at work.</summary>
    public static Readiness ByStatus(IEnumerable<string> ready, IEnumerable<string> failed) => new(true, ready, failed);

    /// <summary>What the body says.</summary>
    public Observation Judge(JsonObject live)
    {
        if (!_hasStatus || live.Text("status") is not { } status || _ready.Contains(status))
        {
            return new(Lifecycle.Ready, Live: live);
        }

        var lifecycle = _failed.Contains(status) ? Lifecycle.Failed : Lifecycle.Pending;
        return new(lifecycle, $"status {status}", live);
    }
}
