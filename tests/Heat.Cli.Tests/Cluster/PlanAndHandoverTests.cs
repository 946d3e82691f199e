using System.Text;
using System.Text.Json.Nodes;

namespace Heat.Cli.Tests.Cluster;

/// <summary>Plans, snapshots, and stacks that are handed over, against an API server over HTTP.</summary>
public sealed class PlanAndHandoverTests : IAsyncLifetime
{
    private const string Group = "orchestration.openstack.org";

    private const string Plan = """
        {
          "observedGeneration": 1, "hash": "3b1f0c9d", "counts": { "create": 1, "update": 1, "replace": 1, "keep": 4 },
          "conditions": [ { "type": "Ready", "status": "True", "reason": "Planned", "message": "Planned." } ],
          "changes": [
            { "path": "fresh", "type": "OS::Neutron::Net", "action": "Create" },
            { "path": "net", "type": "OS::Neutron::Net", "action": "Update", "physicalId": "42",
              "properties": [ { "name": "name", "applied": "\"a\"", "desired": "\"b\"", "live": "\"c\"" } ] },
            { "path": "db/volume", "type": "OS::Cinder::Volume", "action": "Replace", "reason": "its size shrinks",
              "properties": [ { "name": "size", "applied": "2", "desired": "1", "needsNewObject": true } ] } ]
        }
        """;

    private FakeCluster _cluster = null!; // set by InitializeAsync

    public async Task InitializeAsync()
    {
        _cluster = await FakeCluster.StartAsync();
        _cluster.Add("stacks", "web", """
            {
              "spec": { "approval": "Manual", "parameters": { "size": 2 } },
              "status": {
                "observedGeneration": 1, "action": "CREATE", "status": "COMPLETE",
                "conditions": [ { "type": "Ready", "status": "True", "reason": "Succeeded", "message": "Stack CREATE completed successfully" } ]
              }
            }
            """);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Plan_IsMadeShownAndRemoved()
    {
        JsonNode? asked = null;
        _cluster.Written = plan =>
        {
            asked = plan["spec"]!.DeepClone();
            plan["status"] = JsonNode.Parse(Plan);
        };

        var result = await RunAsync("plan web -P size=1");

        Assert.Equal(
            """
              + fresh  OS::Neutron::Net
              ~ net  OS::Neutron::Net (42)
                    name: "a" -> "b" (live: "c")
            -/+ db/volume  OS::Cinder::Volume: its size shrinks
                    size: 2 -> 1  # needs a new object
            Plan: 1 to create, 1 to update, 1 to replace, 4 to keep.
            Hash: 3b1f0c9d

            """.ReplaceLineEndings("\n"),
            result.Out);
        Assert.Equal(0, result.Code);
        Assert.Equal("""{"stackRef":{"name":"web"},"parameters":{"size":"1"}}""", asked!.ToJsonString());
        Assert.Empty(_cluster.All("stackplans"));
    }

    [Fact]
    public async Task PlanThatCannotBeMade_SaysWhy()
    {
        _cluster.Written = plan => plan["status"] = JsonNode.Parse(
            """{ "observedGeneration": 1, "conditions": [ { "type": "Ready", "status": "False", "reason": "InvalidTemplate", "message": "template:1:1 no" } ] }""");

        var result = await RunAsync("plan web");
        Assert.Equal((1, "The plan cannot be made: template:1:1 no\n"), (result.Code, result.Error));
    }

    [Fact]
    public async Task Approval_IsShown_AndGivenByHash()
    {
        _cluster.Add("stackplans", "web-pending", $$"""{ "spec": { "stackRef": { "name": "web" } }, "status": {{Plan}} }""");

        var shown = await RunAsync("approve web");
        var other = await RunAsync("approve web 3b1f0c9e");
        var given = await RunAsync("approve web 3b1f0c9d");

        Assert.Contains("To carry it out: heat approve web 3b1f0c9d", shown.Out, StringComparison.Ordinal);
        Assert.Equal((2, 0), (other.Code, given.Code));
        Assert.Contains("that waits has another hash: 3b1f0c9d", other.Error, StringComparison.Ordinal);
        Assert.StartsWith("3b1f0c9d@", _cluster.Find("stacks", "web")!["metadata"]!["annotations"]![$"{Group}/approve"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_IsAskedFor_Once()
    {
        var first = await RunAsync("snapshot web nightly --retain");
        var second = await RunAsync("snapshot web nightly");

        Assert.Equal((0, 2), (first.Code, second.Code));
        var snapshot = _cluster.Find("stacksnapshots", "nightly")!; // it was made
        Assert.Equal("""{"stackRef":{"name":"web"},"deletionPolicy":"Retain"}""", snapshot["spec"]!.ToJsonString());
        Assert.Contains("there is a StackSnapshot 'nightly' already", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abandon_WritesTheDocument_BeforeItLetsGo()
    {
        AnswerExport("uid-web");

        var result = await RunAsync("abandon web");

        Assert.Equal(0, result.Code);
        Assert.Equal("""{"name":"web"}""" + "\n", result.Out);
        Assert.Null(_cluster.Find("stacks", "web"));
        var requests = _cluster.Requests.Where(request => request.Contains("stacks/web", StringComparison.Ordinal) && !request.StartsWith("GET", StringComparison.Ordinal));
        Assert.Equal(["PATCH", "PATCH", "DELETE"], requests.Select(request => request.Split(' ')[0]));
    }

    [Fact]
    public async Task Abandon_WithoutADocument_LetsGoOfNothing()
    {
        AnswerExport("uid-of-another");

        var result = await RunAsync("abandon web");

        Assert.Equal(2, result.Code);
        Assert.Contains("the operator did not write the export of Stack 'web'", result.Error, StringComparison.Ordinal);
        Assert.Null(_cluster.Find("stacks", "web")!["spec"]!["deletionPolicy"]);
    }

    [Fact]
    public async Task Adopt_MakesASecretAndAStack()
    {
        var result = await CommandLine.RunAsync($"adopt - --credentials clouds {_cluster.Option}", input: """{"name":"old","resources":{}}""");

        Assert.Equal(0, result.Code);
        Assert.Equal(
            """{"cloudCredentialsRef":{"secretName":"clouds"},"adoptFrom":{"secretKeyRef":{"name":"old-adopted","key":"stack.json"}}}""",
            _cluster.Find("stacks", "old")!["spec"]!.ToJsonString());
        Assert.Equal("""{"name":"old","resources":{}}""", Encoding.UTF8.GetString(Convert.FromBase64String(_cluster.Find("secrets", "old-adopted")!["data"]!["stack.json"]!.ToString())));
    }

    /// <summary>The operator's part: it writes the Secret and says that the request is handled.</summary>
    private void AnswerExport(string owner) => _cluster.Written = stack =>
    {
        if (stack["metadata"]!["annotations"]?[$"{Group}/export"]?.ToString() is not { } value)
        {
            return;
        }

        stack["status"]!["handled"] = new JsonObject { ["export"] = value };
        _cluster.AddCore("secrets", "web-export", new JsonObject
        {
            ["metadata"] = new JsonObject { ["labels"] = new JsonObject { [$"{Group}/export-of"] = owner } },
            ["data"] = new JsonObject { ["stack.json"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"name":"web"}""")) },
        });
    };

    private Task<CommandResult> RunAsync(string line) => CommandLine.RunAsync($"{line} {_cluster.Option}");
}
