using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Heat.Cli.Tests.Cluster;

/// <summary>The commands on a cluster, against an API server over HTTP.</summary>
public sealed class ClusterCommandTests : IAsyncLifetime
{
    private const string Ready = """{ "type": "Ready", "status": "True", "reason": "Succeeded", "message": "Stack CREATE completed successfully" }""";

    private FakeCluster _cluster = null!; // set by InitializeAsync

    public async Task InitializeAsync()
    {
        _cluster = await FakeCluster.StartAsync();
        _cluster.Add("stacks", "web", $$"""
            {
              "spec": {},
              "status": {
                "observedGeneration": 1, "action": "CREATE", "status": "COMPLETE", "conditions": [ {{Ready}} ],
                "resourceCounts": { "summary": "2/2" },
                "resources": [
                  { "name": "server", "type": "OS::Nova::Server", "action": "CREATE", "status": "COMPLETE",
                    "drift": [ { "property": "name", "desired": "a", "live": "b" } ] },
                  { "name": "policy", "type": "OS::Heat::ScalingPolicy", "action": "CREATE", "status": "COMPLETE" } ]
              }
            }
            """);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Tree_ShowsStacksInside_AndWhatBlocks()
    {
        _cluster.Add("stacks", "top", """
            {
              "spec": {},
              "status": {
                "observedGeneration": 1, "action": "CREATE", "status": "FAILED", "resourceCounts": { "summary": "1/2" },
                "conditions": [
                  { "type": "Ready", "status": "False", "reason": "ResourceFailed", "message": "db failed" },
                  { "type": "Reconciling", "status": "True", "reason": "ResourceFailed", "message": "db failed" } ],
                "blocking": [ { "path": "db/volume", "reason": "Quota exceeded" } ],
                "resources": [
                  { "name": "net", "type": "OS::Neutron::Net", "action": "CREATE", "status": "COMPLETE" },
                  { "name": "db", "type": "db.yaml", "action": "CREATE", "status": "FAILED" } ]
              }
            }
            """);
        _cluster.Add("stacks", "top-db-abcdefghijkl", """
            {
              "metadata": { "ownerReferences": [ { "apiVersion": "orchestration.openstack.org/v1alpha1", "kind": "Stack", "name": "top", "uid": "uid-top" } ] },
              "spec": { "nested": { "resource": "db" } },
              "status": {
                "observedGeneration": 1, "action": "CREATE", "status": "FAILED", "resourceCounts": { "summary": "0/1" },
                "conditions": [ { "type": "Ready", "status": "False", "reason": "ResourceFailed", "message": "volume failed" } ],
                "blocking": [ { "path": "volume", "reason": "Quota exceeded" } ],
                "resources": [ { "name": "volume", "type": "OS::Cinder::Volume", "action": "CREATE", "status": "FAILED", "reason": "Quota exceeded" } ]
              }
            }
            """);

        var result = await RunAsync("tree top");

        Assert.Equal(1, result.Code);
        Assert.Equal(
            """
            ✗ top  CREATE FAILED  1/2  ◀ db/volume: Quota exceeded
            └── ✗ db (top-db-abcdefghijkl)  CREATE FAILED  0/1
                └── ✗ volume  OS::Cinder::Volume  CREATE FAILED: Quota exceeded

            """.ReplaceLineEndings("\n"),
            result.Out);
    }

    [Fact]
    public async Task TreeForPrograms_HasChildren()
    {
        var result = await RunAsync("tree web -o json");
        Assert.Equal(0, result.Code);
        Assert.True((bool)JsonNode.Parse(result.Out)!["ready"]!);
    }

    [Fact]
    public async Task Events_AreReadFromTheHistory()
    {
        Tell("web", Line("1", "server", "CREATE", "IN_PROGRESS"), Line("2", "policy", "CREATE", "COMPLETE"), Line("3", "server", "CREATE", "FAILED", "No valid host"));

        var all = await RunAsync("events web");
        var one = await RunAsync("events web --resource server --last 1");

        Assert.Equal(3, all.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("2026-01-02 03:04:05Z  server (id-server)  CREATE FAILED: No valid host [req-1]\n", one.Out);
    }

    [Fact]
    public async Task Follow_ShowsNewEntriesOnce_UntilTheStackIsGone()
    {
        Tell("web", Line("1", "server", "CREATE", "IN_PROGRESS"));
        using var output = new LineQueue();
        var running = CommandLine.RunAsync($"events web -f {_cluster.Option}", adjust: surroundings => surroundings with { Out = output });
        await UntilAsync(() => _cluster.Requests.Count(request => request.Contains("/configmaps", StringComparison.Ordinal)) > 1);
        Tell("web", Line("1", "server", "CREATE", "IN_PROGRESS"), Line("2", "server", "CREATE", "COMPLETE"));
        await UntilAsync(() => output.Lines.Any(line => line.EndsWith("COMPLETE", StringComparison.Ordinal)));
        _cluster.Remove("stacks", "web");
        _cluster.Remove("configmaps", "stack-uid-web-events");

        await running.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["IN_PROGRESS", "COMPLETE"], output.Lines.Select(line => line.Split(' ')[^1]));
    }

    [Fact]
    public async Task Request_IsAnAnnotation_AndWaitingSeesItsEnd()
    {
        _cluster.Written = stack =>
        {
            var value = stack["metadata"]!["annotations"]!["orchestration.openstack.org/retry"]!.ToString();
            stack["status"]!["handled"] = new JsonObject { ["retry"] = value };
        };

        var result = await RunAsync("retry web --wait");

        Assert.Equal(0, result.Code);
        Assert.Matches("^@[0-9]+$", _cluster.Find("stacks", "web")!["metadata"]!["annotations"]!["orchestration.openstack.org/retry"]!.ToString());
        Assert.Contains("web: CREATE COMPLETE: Stack CREATE completed successfully.", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ThatIsRefused_Fails()
    {
        _cluster.Written = stack =>
        {
            var value = stack["metadata"]!["annotations"]!["orchestration.openstack.org/clear-hook"]!.ToString();
            stack["status"]!["handled"] = new JsonObject { ["clear-hook"] = value };
            stack["status"]!["conditions"]![0]!["message"] = $"Stack CREATE completed successfully. Request clear-hook ({value}) is refused: Nothing waits.";
        };

        var result = await RunAsync("clear-hook web pre-create:server --wait");

        Assert.Equal(1, result.Code);
        Assert.Contains("is refused: Nothing waits.", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForcedDeletion_SaysWhatIsLeft_WhenTheStackIsGone()
    {
        _cluster.Written = stack =>
        {
            var value = stack["metadata"]!["annotations"]!["orchestration.openstack.org/force-delete"]!.ToString();
            stack["status"]!["handled"] = new JsonObject { ["force-delete"] = value };
            stack["status"]!["leftBehind"] = JsonNode.Parse("""[ { "name": "net", "type": "OS::Neutron::Net", "physicalId": "42", "reason": "in use" } ]""");
        };

        Assert.Contains("Left in the cloud: net (OS::Neutron::Net, 42): in use", (await RunAsync("force-delete web --wait")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StackThatWasNeverBegun_IsShownAsBroken()
    {
        _cluster.Add("stacks", "bad", """
            {
              "spec": {},
              "status": {
                "observedGeneration": 1,
                "conditions": [
                  { "type": "Ready", "status": "False", "reason": "InvalidTemplate", "message": "template:1:1 no" },
                  { "type": "Stalled", "status": "True", "reason": "InvalidTemplate", "message": "template:1:1 no" } ]
              }
            }
            """);

        Assert.Equal("✗ bad  ◀ template:1:1 no", (await RunAsync("tree bad")).Out.Trim());
    }

    [Fact]
    public async Task Request_ForAnUnknownResource_IsNotSent()
    {
        var result = await RunAsync("mark-unhealthy web servr");

        Assert.Equal(2, result.Code);
        Assert.Contains("Stack 'web' has no resource 'servr'. Did you mean 'server'?", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_cluster.Requests, request => request.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WaitingForWhatDoesNotCome_SaysHowItStands()
    {
        var result = await RunAsync("check web --wait --timeout 200ms");

        Assert.Equal(2, result.Code);
        Assert.Contains("did not come to rest within 200ms. CREATE COMPLETE", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suspend", "Suspended")]
    [InlineData("resume", null)]
    public async Task RunState_IsPatchedWhereItDiffers(string verb, string? expected)
    {
        var result = await RunAsync($"{verb} web");

        Assert.Equal(0, result.Code);
        Assert.Equal(expected, _cluster.Find("stacks", "web")!["spec"]!["runState"]?.ToString());
    }

    [Fact]
    public async Task Drift_ShowsBothValues_AndFails()
    {
        var result = await RunAsync("drift web");

        Assert.Equal(1, result.Code);
        Assert.Equal("RESOURCE   PROPERTY   APPLIED   LIVE\nserver     name       a         b\n", result.Out);
    }

    [Fact]
    public async Task Orphans_AreListed_AndNothingIsWritten()
    {
        _cluster.Add("orphansweeps", "nightly", $$"""
            {
              "spec": {},
              "status": {
                "observedGeneration": 1, "conditions": [ {{Ready}} ], "lastSweep": "2026-01-02T00:00:00Z",
                "orphans": [ { "id": "42", "type": "OS::Neutron::Net", "certainty": "Proven", "stack": "team/old", "resource": "net", "since": "2026-01-01T00:00:00Z" } ]
              }
            }
            """);

        var result = await RunAsync("orphans");

        Assert.Equal(1, result.Code);
        Assert.Contains("nightly   OS::Neutron::Net   42   Proven      team/old   net        2026-01-01T00:00:00Z", result.Out, StringComparison.Ordinal);
        Assert.Contains("Looked at: 2026-01-02T00:00:00Z (nightly).", result.Out, StringComparison.Ordinal);
        Assert.All(_cluster.Requests, request => Assert.StartsWith("GET", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signal_IsASecretOfTheStack()
    {
        var result = await RunAsync("""signal web policy --data '{"alarm":1}'""");

        Assert.Equal(0, result.Code);
        var secret = Assert.Single(_cluster.All("secrets"));
        Assert.Equal("orchestration.openstack.org/signals", secret["type"]!.ToString());
        Assert.Equal("uid-web", secret["metadata"]!["labels"]!["orchestration.openstack.org/signals-of"]!.ToString());
        Assert.Equal("policy", secret["metadata"]!["annotations"]!["orchestration.openstack.org/resource"]!.ToString());
        Assert.Equal("uid-web", secret["metadata"]!["ownerReferences"]![0]!["uid"]!.ToString());
        Assert.Equal("""{"alarm":1}""", Unpack(secret["data"]!["body"]!.ToString()));
    }

    [Fact]
    public async Task UnknownStack_IsToldWithWhatThereIs()
    {
        var result = await RunAsync("tree wen");
        Assert.Equal((2, "heat: there is no Stack 'wen' in namespace 'team'. Did you mean 'web'?\n"), (result.Code, result.Error));
    }

    [Fact]
    public async Task MissingRight_IsToldWithVerbAndRole()
    {
        _cluster.Forbidden.Add("PATCH /apis/orchestration.openstack.org");
        var result = await RunAsync("retry web");

        Assert.Equal(2, result.Code);
        Assert.Contains("""you have no right to do this: User "ann" cannot patch resource "stacks" in the namespace "team". Ask for the role heat-operator-stack-editor""", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoKubeconfig_IsTold()
    {
        var result = await CommandLine.RunAsync("tree web --kubeconfig /nonexistent/config");
        Assert.Equal(2, result.Code);
        Assert.Contains("there is no way to a cluster", result.Error, StringComparison.Ordinal);
    }

    private sealed class LineQueue : StringWriter
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = [];

        public override void WriteLine(string? value) => Lines.Enqueue(value ?? "");
    }

    private Task<CommandResult> RunAsync(string line) => CommandLine.RunAsync($"{line} {_cluster.Option}");

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }

    private void Tell(string stack, params string[] lines)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        }

        _cluster.AddCore("configmaps", $"stack-uid-{stack}-events", new JsonObject { ["binaryData"] = new JsonObject { ["events.jsonl.gz"] = Convert.ToBase64String(packed.ToArray()) } });
    }

    private static string Line(string id, string resource, string action, string status, string? reason = null) => new JsonObject
    {
        ["id"] = id,
        ["time"] = "2026-01-02T03:04:05+00:00",
        ["resource"] = resource,
        ["type"] = "OS::Nova::Server",
        ["physicalId"] = $"id-{resource}",
        ["action"] = action,
        ["status"] = status,
        ["reason"] = reason,
        ["requestId"] = reason is null ? null : "req-1",
    }.ToJsonString();

    private static string Unpack(string base64)
    {
        using var text = new StreamReader(new GZipStream(new MemoryStream(Convert.FromBase64String(base64)), CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}
