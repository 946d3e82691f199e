using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.EndToEnd.Tests;

/// <summary>What a stack lives through besides creation and change, on a real cloud.</summary>
[Trait("Category", "e2e")]
public sealed class LifeTests(RealCloud cloud) : IClassFixture<RealCloud>
{
    private const string Pair = """
        heat_template_version: 2021-04-16
        resources:
          net: { type: OS::Neutron::Net }
          subnet: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.81.0.0/24 } }
          port: { type: OS::Neutron::Port, depends_on: subnet, properties: { network: { get_resource: net } } }
          server: { type: OS::Nova::Server, properties: { image: cirros, flavor: m1.nano, networks: [ { port: { get_resource: port } } ] } }
          volume: { type: OS::Cinder::Volume, properties: { size: 1 } }
          word: { type: OS::Heat::RandomString }
        """;

    private const string Crowded = """
          apart: { type: OS::Nova::ServerGroup, properties: { policies: [ anti-affinity ] } }
          first: { type: OS::Nova::Server, properties: { image: cirros, flavor: m1.nano, scheduler_hints: { group: { get_resource: apart } }, networks: [ { network: { get_resource: net } } ] }, depends_on: subnet }
          second: { type: OS::Nova::Server, depends_on: first, properties: { image: cirros, flavor: m1.nano, scheduler_hints: { group: { get_resource: apart } }, networks: [ { network: { get_resource: net } } ] } }
        """;

    private static readonly (string Service, string Path, string Plural)[] Copies = [("image", "v2/images", "images"), ("volumev3", "backups/detail", "backups")];

    private readonly string _name = $"life-{Guid.NewGuid().ToString("N")[..8]}";

    [RealCloudFact]
    public async Task GroupOf50_IsMadeShrunkAndRemoved()
    {
        const string template = """
            heat_template_version: 2021-04-16
            parameters: { count: { type: number } }
            resources:
              net: { type: OS::Neutron::Net }
              ports:
                type: OS::Heat::ResourceGroup
                properties:
                  count: { get_param: count }
                  resource_def: { type: OS::Neutron::Port, properties: { network: { get_resource: net }, tags: [ 'member-%index%' ] } }
            outputs:
              refs: { value: { get_attr: [ ports, refs ] } }
            """;
        await ApplyAsync(template, spec => spec["parameters"] = new JsonObject { ["count"] = 50 });
        var made = await cloud.Operator.ReadyAsync(_name);
        Assert.Equal(50, made.Status!.Outputs!.Single().Value!.Value.GetArrayLength()); // a ready stack has its output
        Assert.Equal(50, await CountAsync("ports/"));

        await ApplyAsync(template, spec => spec["parameters"] = new JsonObject { ["count"] = 20 });
        await cloud.Operator.ReadyAsync(_name);
        Assert.Equal(20, await CountAsync("ports/"));

        await GoneAsync();
    }

    [RealCloudFact]
    public async Task ScalingGroup_FollowsSignalAndScale()
    {
        const string template = """
            heat_template_version: 2021-04-16
            resources:
              net: { type: OS::Neutron::Net }
              group:
                type: OS::Heat::AutoScalingGroup
                properties: { min_size: 1, max_size: 5, desired_capacity: 2, resource: { type: OS::Neutron::Port, properties: { network: { get_resource: net } } } }
              up: { type: OS::Heat::ScalingPolicy, properties: { adjustment_type: change_in_capacity, auto_scaling_group_id: { get_resource: group }, scaling_adjustment: 1 } }
            outputs:
              url: { value: { get_attr: [ up, alarm_url ] } }
            """;
        await ApplyAsync(template);
        await cloud.Operator.ReadyAsync(_name);
        Assert.Equal(2, await CountAsync("ports/"));

        await PostAsync(await SecretOutputAsync("url"), "{}");
        await cloud.Operator.EventuallyAsync("the signal adds a member", async () => await CountAsync("ports/") == 3);

        var child = (await cloud.Operator.Client.ListAsync<V1Alpha1Stack>(cloud.Operator.Namespace)).Single(stack => stack.Spec.Replicas is not null);
        await cloud.Operator.Client.PatchScaleAsync<V1Alpha1Stack>(EntityKey.Of(child), 5, CancellationToken.None);
        await cloud.Operator.EventuallyAsync("the group has five members", async () => await CountAsync("ports/") == 5);
        await GoneAsync();
    }

    [RealCloudFact]
    public async Task WaitCondition_IsSignalledFromOutside()
    {
        const string template = """
            heat_template_version: 2021-04-16
            resources:
              handle: { type: OS::Heat::WaitConditionHandle, properties: { signal_transport: CFN_SIGNAL } }
              wait: { type: OS::Heat::WaitCondition, properties: { handle: { get_resource: handle }, timeout: 300 } }
              port: { type: OS::Neutron::Net, depends_on: wait }
            outputs:
              data: { value: { get_attr: [ wait, data ] } }
              signal: { value: { get_attr: [ handle, signal ] } }
            """;
        await ApplyAsync(template);
        var url = "";
        await cloud.Operator.EventuallyAsync("the handle has its address", async () =>
            (url = (string?)JsonNode.Parse(await SecretOutputAsync("signal") is { Length: > 0 } text ? text : "{}")?["alarm_url"] ?? "").Length > 0);

        await PostAsync(url, """{ "status": "SUCCESS", "id": "web", "data": "said from outside", "reason": "done" }""");

        var ready = await cloud.Operator.ReadyAsync(_name);
        Assert.Contains("said from outside", ready.Status!.Outputs!.Single(output => output.Name == "data").Value?.GetString(), StringComparison.Ordinal); // a ready stack has outputs
        await GoneAsync();
    }

    [RealCloudFact]
    public async Task UpdateWhoseServerCannotBeBuilt_IsRolledBack()
    {
        await ApplyAsync(Pair, spec => spec["onFailure"] = "Rollback");
        var before = await cloud.Operator.ReadyAsync(_name);

        await ApplyAsync(Pair + "\n" + Crowded, spec => spec["onFailure"] = "Rollback");
        var after = await cloud.Operator.UntilAsync(
            _name, "rolled back", stack => stack.Status is { Action: "ROLLBACK", Status: "COMPLETE" } status && status.ObservedGeneration == stack.Metadata.Generation);

        Assert.Equal(Ids(before), Ids(after));
        Assert.Equal(1, await CountAsync("servers/"));
        await GoneAsync();
    }

    [RealCloudFact]
    public async Task SuspendedStack_RestsAndWakes()
    {
        await ApplyAsync(Pair);
        var server = OperatorHarness.IdOf(await cloud.Operator.ReadyAsync(_name), "server")!; // a ready resource has an id

        await ApplyAsync(Pair, spec => spec["runState"] = "Suspended");
        await cloud.Operator.UntilAsync(_name, "suspended", stack => stack.Status is { Action: "SUSPEND", Status: "COMPLETE" });
        Assert.Equal("SUSPENDED", await StatusOfAsync(server));

        await ApplyAsync(Pair, spec => spec["runState"] = "Active");
        await cloud.Operator.UntilAsync(_name, "resumed", stack => stack.Status is { Action: "RESUME", Status: "COMPLETE" });
        Assert.Equal("ACTIVE", await StatusOfAsync(server));
        await GoneAsync();
    }

    [RealCloudFact]
    public async Task AbandonedHeatStack_IsAdoptedWithItsIds()
    {
        var heat = new RealHeat(cloud.Session, TimeSpan.FromMinutes(5));
        var id = await heat.CreateAsync(_name, Pair);
        var document = await heat.AbandonAsync(_name, id);
        var theirs = ((JsonObject)document["resources"]!) // Heat's document has it
            .ToDictionary(resource => resource.Key, resource => (string?)resource.Value!["resource_id"]);
        await cloud.Operator.Client.CreateAsync(new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = _name + "-abandoned", Namespace = cloud.Operator.Namespace },
            Data = new Dictionary<string, byte[]> { ["stack.json"] = System.Text.Encoding.UTF8.GetBytes(document.ToJsonString()) },
        });

        await ApplyAsync(Pair, spec => spec["adoptFrom"] = new JsonObject
        {
            ["secretKeyRef"] = new JsonObject { ["name"] = _name + "-abandoned", ["key"] = "stack.json" },
        });
        var adopted = await cloud.Operator.ReadyAsync(_name);

        Assert.All(theirs, resource => Assert.Equal((resource.Key, resource.Value), (resource.Key, OperatorHarness.IdOf(adopted, resource.Key))));
        await GoneAsync();
    }

    [RealCloudFact]
    public async Task SnapshotOfServerAndVolume_IsRestored()
    {
        await ApplyAsync(Pair);
        var before = await cloud.Operator.ReadyAsync(_name);
        var image = await SnapshotAsync(_name + "-monday");

        await cloud.Operator.AnnotateAsync(_name, "restore", _name + "-monday");
        var restored = await cloud.Operator.UntilAsync(_name, "restored", stack => stack.Status is { Action: "RESTORE", Status: "COMPLETE" });
        var server = OperatorHarness.IdOf(restored, "server")!; // a restored resource has an id
        Assert.Equal(OperatorHarness.IdOf(before, "server"), server); // rebuilt, as image_update_policy says
        Assert.Equal(image, (string?)(await ServerAsync(server))["image"]!["id"]); // the API's answer
        Assert.Equal(OperatorHarness.IdOf(before, "volume"), OperatorHarness.IdOf(restored, "volume")); // restored in its place, as Heat does
        Assert.Equal(OperatorHarness.IdOf(before, "net"), OperatorHarness.IdOf(restored, "net"));
        Assert.NotEmpty(await cloud.NamesAsync(_name + "-", Copies));

        await GoneAsync();
        Assert.Empty(await cloud.NamesAsync(_name + "-", Copies));
    }

    private static async Task PostAsync(string url, string body)
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(url), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> SecretOutputAsync(string output) =>
        (await cloud.Operator.Client.GetAsync<V1Secret>(new EntityKey(cloud.Operator.Namespace, _name + "-outputs")))?.Data?.GetValueOrDefault(output) is { } bytes
            ? System.Text.Encoding.UTF8.GetString(bytes)
            : "";

    /// <returns>The id of the server's image.</returns>
    private async Task<string> SnapshotAsync(string name)
    {
        await cloud.Operator.SnapshotAsync(name, _name);
        var image = "";
        await cloud.Operator.UntilAsync<V1Alpha1StackSnapshot>(name, "to begin with the server's image", snapshot =>
            (image = snapshot.Status?.Resources?.Find(resource => resource.Name == "server")?.SnapshotId ?? "").Length > 0);
        await Hypervisor.UploadAsync(cloud.Session, image);
        await cloud.Operator.TakenAsync(name);
        return image;
    }

    private Task<V1Alpha1Stack> ApplyAsync(string template, Action<JsonObject>? change = null) => cloud.Operator.ApplyAsync(_name, template, spec =>
    {
        if (RealCloud.CloudName is { } cloudName)
        {
            spec["cloudCredentialsRef"]!["cloudName"] = cloudName; // the harness gives credentials
        }

        change?.Invoke(spec);
    });

    private async Task GoneAsync()
    {
        await cloud.Operator.DeleteAsync(_name);
        Assert.Empty(await cloud.NamesAsync(_name + "-"));
    }

    private async Task<int> CountAsync(string kind) =>
        (await cloud.NamesAsync(_name + "-")).Count(name => name.StartsWith(kind, StringComparison.Ordinal));

    private async Task<string?> StatusOfAsync(string server) => (string?)(await ServerAsync(server))["status"];

    private async Task<JsonNode> ServerAsync(string id) =>
        (await cloud.Session.Service("compute").GetAsync($"servers/{id}", CancellationToken.None))["server"]!; // the API's answer

    private static IEnumerable<(string Name, string? Id)> Ids(V1Alpha1Stack stack) =>
        (stack.Status!.Resources ?? []).Select(resource => (resource.Name, resource.PhysicalId)).Order(); // a stack that was ready has a status
}
