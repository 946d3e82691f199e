using System.Text.Json.Nodes;
using Heat.OpenStack.Tests.Scripted;

namespace Heat.OpenStack.Tests.Rest;

/// <summary>A collection of ports in a scripted cloud. Each port says in <c>revision</c> how often it was changed or deleted.</summary>
internal sealed class ScriptedPorts
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _ports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _revisions = new(StringComparer.Ordinal);

    public ScriptedPorts() => Cloud.Answer = AnswerAsync;

    public ScriptedCloud Cloud { get; } = new();

    /// <summary>Runs while a list or a single read is on its way, after its content was fixed.</summary>
    public Func<Received, Task> OnTheWay { get; set; } = _ => Task.CompletedTask;

    /// <summary>Lists leave these out, as services do whose lists lag.</summary>
    public HashSet<string> Lagging { get; } = new(StringComparer.Ordinal);

    public int PageSize { get; set; } = int.MaxValue;

    public int Lists => Cloud.ServiceCalls.Count(call => call.Target.StartsWith("/network/v2.0/ports?", StringComparison.Ordinal));

    public int Singles => Cloud.ServiceCalls.Count(call => call.Target.StartsWith("/network/v2.0/ports/", StringComparison.Ordinal));

    public static string Id(int number) => $"port-{number:00000}";

    public ScriptedPorts With(int count)
    {
        for (var number = 0; number < count; number++)
        {
            _ports[Id(number)] = _revisions[Id(number)] = 0;
        }

        return this;
    }

    public void Change(string id)
    {
        lock (_lock)
        {
            _ports[id] = _revisions[id] = _revisions.GetValueOrDefault(id) + 1;
        }
    }

    public void Delete(string id)
    {
        lock (_lock)
        {
            _ports.Remove(id);
            _revisions[id] = _revisions.GetValueOrDefault(id) + 1;
        }
    }

    /// <summary>Lists leave an object out, or show it again.</summary>
    public void Lag(string id)
    {
        lock (_lock)
        {
            if (!Lagging.Remove(id))
            {
                Lagging.Add(id);
            }
        }
    }

    /// <summary>Whether an object is there, and how often it was changed or deleted so far.</summary>
    public (bool Exists, int Revision) State(string id)
    {
        lock (_lock)
        {
            return (_ports.ContainsKey(id), _revisions.GetValueOrDefault(id));
        }
    }

    public int? Revision(string id)
    {
        lock (_lock)
        {
            return _ports.TryGetValue(id, out var revision) ? revision : null;
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(Received call, CancellationToken cancellationToken)
    {
        var answer = call.Target.Contains('?', StringComparison.Ordinal) ? List(call.Target) : Single(call.Target[(call.Target.LastIndexOf('/') + 1)..]);
        await OnTheWay(call);
        return answer;
    }

    private HttpResponseMessage List(string target)
    {
        lock (_lock)
        {
            var marker = target.Contains("marker=", StringComparison.Ordinal) ? target[(target.IndexOf("marker=", StringComparison.Ordinal) + 7)..] : string.Empty;
            var left = _ports.Where(port => !Lagging.Contains(port.Key) && string.CompareOrdinal(port.Key, marker) > 0).ToList();
            var page = new JsonObject { ["ports"] = new JsonArray([.. left.Take(PageSize).Select(port => (JsonNode)Body(port.Key, port.Value))]) };
            if (left.Count > PageSize)
            {
                page["ports_links"] = new JsonArray(new JsonObject { ["rel"] = "next", ["href"] = $"http://x/ports?marker={left[PageSize - 1].Key}" });
            }

            return ScriptedCloud.Json(200, page);
        }
    }

    private HttpResponseMessage Single(string id)
    {
        var revision = Revision(id);
        return revision is null
            ? ScriptedCloud.Json(404, """{"NeutronError": {"type": "PortNotFound", "message": "no", "detail": ""}}""")
            : ScriptedCloud.Json(200, new JsonObject { ["port"] = Body(id, revision.Value) });
    }

    private static JsonObject Body(string id, int revision) => new JsonObject { ["id"] = id, ["revision"] = revision };
}
