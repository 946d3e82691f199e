using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;
using Heat.Simulator.Faults;

namespace Heat.Operator.IntegrationTests;

/// <summary>Templates as resource types: each such resource is a Stack object that its parent owns.</summary>
[Trait("Category", "Cluster")]
public sealed class NestedStackTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Root = """
        heat_template_version: 2021-04-16
        parameters:
          secret: { type: string, hidden: true, default: hunter2 }
        resources:
          tier:
            type: tier.yaml
            properties: { cidr: 10.7.0.0/24, password: { get_param: secret } }
          beside:
            type: OS::Neutron::Port
            properties: { network: { get_attr: [ tier, network ] } }
        outputs:
          network: { value: { get_attr: [ tier, network ] } }
          subnet: { value: { get_attr: [ tier, subnet ] } }
          inside: { value: { get_attr: [ tier, resource.net, name ] } }
        """;

    private const string Tier = """
        heat_template_version: 2021-04-16
        parameters:
          cidr: { type: string }
          password: { type: string, hidden: true }
        resources:
          net: { type: OS::Neutron::Net }
          inner:
            type: inner.yaml
            properties: { net: { get_resource: net }, cidr: { get_param: cidr }, password: { get_param: password } }
        outputs:
          network: { value: { get_resource: net } }
          subnet: { value: { get_resource: inner } }
        """;

    private const string Inner = """
        heat_template_version: 2021-04-16
        parameters:
          net: { type: string }
          cidr: { type: string }
          password: { type: string, hidden: true }
        resources:
          subnet:
            type: OS::Neutron::Subnet
            properties: { network: { get_param: net }, cidr: { get_param: cidr }, dns_nameservers: [ 192.0.2.1 ] }
          note: { type: OS::Heat::Value, properties: { value: { get_param: password } } }
        outputs:
          OS::stack_id: { value: { get_resource: subnet } }
          note: { value: { get_attr: [ note, value ] } }
        """;

    [Fact]
    public async Task TwoLevels_AreMadeChangedAndRemoved()
    {
        await ApplyAsync("tree", Inner);
        var root = await world.Operator.ReadyAsync("tree");
        Assert.Equal("2/2", root.Status!.ResourceCounts!.Summary);
        var subnet = Output(root, "subnet");
        Assert.Equal(subnet, Assert.Single(Subnets("tree")).Id);
        Assert.StartsWith("tree-tier-", Output(root, "inside"), StringComparison.Ordinal);

        var inside = await world.Operator.InsideAsync("tree");
        Assert.Equal(2, inside.Count);
        var inner = Assert.Single(inside, stack => stack.Spec.Nested?.Resource == "inner");
        var tier = Assert.Single(inside, stack => stack.Spec.Nested?.Resource == "tier");
        Assert.Equal((tier.Metadata.Name, 2), (inner.Spec.Nested!.Parent, inner.Spec.Nested.Depth));
        Assert.Equal(tier.Metadata.Uid, OperatorHarness.IdOf(root, "tier"));

        world.Cloud.ResetCalls();
        await ApplyAsync("tree", Inner.Replace("192.0.2.1", "192.0.2.2", StringComparison.Ordinal));
        var updated = await world.Operator.ReadyAsync("tree");
        Assert.Equal(subnet, Output(updated, "subnet"));
        Assert.Equal(["PUT"], world.Cloud.Calls.Where(call => call.Key.Method != "GET" && call.Key.Service == "network" && call.Value > 0).Select(call => call.Key.Method));

        string?[] tree = [root.Metadata.Uid, tier.Metadata.Uid, inner.Metadata.Uid];
        await world.Operator.DeleteAsync("tree");
        Assert.Empty(world.ObjectsOf("tree"));
        Assert.Empty(await world.Operator.InsideAsync("tree"));
        Assert.DoesNotContain(
            await world.Operator.Client.ListAsync<V1Secret>(world.Operator.Namespace),
            secret => secret.Metadata.OwnerReferences?.Exists(owner => tree.Contains(owner.Uid)) == true);
    }

    [Fact]
    public async Task ErrorAtALeaf_StandsAtTheRoot()
    {
        world.Cloud.Faults.Add(new FaultRule { Kind = FaultKind.Status, Status = 400, Service = "network", Method = "POST", Path = "/v2.0/subnets" });
        await ApplyAsync("blocked", Inner);

        var root = await world.Operator.UntilAsync("blocked", "to name the leaf", stack => stack.Status?.Blocking?.Exists(entry => entry.Path == "tier/inner/subnet") == true);

        var leaf = root.Status!.Blocking![0];
        Assert.Equal("tier/inner/subnet", leaf.Path);
        Assert.NotEmpty(leaf.Reason!); // checked not to be empty
        Assert.Equal("FAILED", root.Status.Status);

        world.Cloud.Faults.Clear();
        await ApplyAsync("blocked", Inner.Replace("192.0.2.1", "192.0.2.2", StringComparison.Ordinal));
        await world.Operator.ReadyAsync("blocked");
        await world.Operator.DeleteAsync("blocked");
        Assert.Empty(world.ObjectsOf("blocked"));
    }

    /// <summary>An attribute that the cloud refuses to tell is asked for again with the next look; an output that cannot be computed is nothing, as in Heat.</summary>
    [Fact]
    public async Task OutputThatCannotBeReadYet_IsWaitedFor()
    {
        const string Outside = """
            heat_template_version: 2021-04-16
            resources:
              tier: { type: tier.yaml }
              waits: { type: OS::Heat::Value, properties: { value: { list_join: [ '-', [ a, { get_attr: [ tier, network ] } ] ] } } }
              goes: { type: OS::Heat::Value, properties: { value: { list_join: [ '-', [ a, { get_attr: [ tier, wrong ] } ] ] } } }
            outputs:
              waited: { value: { get_attr: [ waits, value ] } }
              went: { value: { get_attr: [ goes, value ] } }
            """;
        const string Inside = """
            heat_template_version: 2021-04-16
            resources:
              net: { type: OS::Neutron::Net }
              port: { type: OS::Neutron::Port, properties: { network: { get_resource: net } } }
            outputs:
              network: { value: { get_attr: [ port, network, name ] } }
              wrong: { value: { str_split: [ ',', { get_attr: [ port, name ] }, 7 ] } }
            """;
        world.Cloud.Faults.Add(new FaultRule { Kind = FaultKind.Status, Status = 400, Service = "network", Method = "GET", Path = "/v2.0/networks/[^/]+$", Times = 1 });
        await world.Operator.ApplyAsync("patient", Outside, spec => spec["files"] = new JsonObject { ["tier.yaml"] = Inside });

        var stack = await world.Operator.ReadyAsync("patient");

        Assert.Empty(world.Cloud.Faults.Rules);
        Assert.StartsWith("a-patient-tier-", Output(stack, "waited"), StringComparison.Ordinal);
        Assert.Equal("a-", Output(stack, "went"));
        await world.Operator.DeleteAsync("patient");
    }

    /// <summary>What a stack inside wants is said by its parent, so it cannot go back by itself, and says so.</summary>
    [Fact]
    public async Task StackInside_RefusesToGoBackByItself()
    {
        await ApplyAsync("whole", Inner);
        await world.Operator.ReadyAsync("whole");
        var name = (await world.Operator.InsideAsync("whole"))[0].Metadata.Name!; // a stored object has a name

        await world.Operator.AnnotateAsync(name, "restore", "before@1");

        var refused = await world.Operator.UntilAsync(name, "to refuse", stack => stack.Status?.Handled?.GetValueOrDefault("restore") == "before@1");
        Assert.Contains("Restore a snapshot of the outermost one, 'whole'.", OperatorHarness.Ready(refused)!.Message, StringComparison.Ordinal);
        Assert.True(OperatorHarness.IsReady(refused));
        await world.Operator.DeleteAsync("whole");
    }

    [Fact]
    public async Task SecretParameter_IsSeenInNoObject()
    {
        await ApplyAsync("hidden", Inner);
        await world.Operator.ReadyAsync("hidden");

        foreach (var stack in await world.Operator.InsideAsync("hidden"))
        {
            Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(stack, KubernetesJson.Options), StringComparison.Ordinal);
        }

        foreach (var happened in await world.Operator.Client.ListAsync<CoreV1Event>(world.Operator.Namespace))
        {
            Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(happened, KubernetesJson.Options), StringComparison.Ordinal);
        }

        await world.Operator.DeleteAsync("hidden");
    }

    [Fact]
    public async Task ChildDeletedByHand_IsMadeAnew()
    {
        await ApplyAsync("byhand", Inner);
        await world.Operator.ReadyAsync("byhand");
        var before = Assert.Single(await world.Operator.InsideAsync("byhand"), stack => stack.Spec.Nested?.Resource == "tier");

        await world.Operator.Client.DeleteAsync<V1Alpha1Stack>(before.Metadata.Name!, world.Operator.Namespace); // a stored object has a name
        var after = await world.Operator.UntilAsync(
            "byhand", "back", stack => OperatorHarness.IsReady(stack) && OperatorHarness.IdOf(stack, "tier") is { } id && id != before.Metadata.Uid);

        Assert.Equal(2, (await world.Operator.InsideAsync("byhand")).Count);
        Assert.Single(Subnets("byhand"));
        Assert.Equal(Output(after, "subnet"), Subnets("byhand")[0].Id);
        await world.Operator.DeleteAsync("byhand");
    }

    [Fact]
    public async Task OperatorStoppedInTheMiddle_GoesOn()
    {
        await ApplyAsync("stopped", Inner);
        await world.Operator.EventuallyAsync("the first level exists", async () => (await world.Operator.InsideAsync("stopped")).Count > 0);
        await world.Operator.RestartOperatorAsync();

        await world.Operator.ReadyAsync("stopped");
        Assert.Equal(2, (await world.Operator.InsideAsync("stopped")).Count);
        Assert.Single(Subnets("stopped"));

        await world.Operator.Client.DeleteAsync<V1Alpha1Stack>("stopped", world.Operator.Namespace);
        await world.Operator.RestartOperatorAsync();
        await world.Operator.GoneAsync("stopped");
        Assert.Empty(world.ObjectsOf("stopped"));
    }

    /// <summary>A foreground deletion deletes all objects of a tree at once.</summary>
    [Fact]
    public async Task ObjectsDeletedAllAtOnce_GoInOrder()
    {
        await ApplyAsync("cascade", Inner);
        await world.Operator.ReadyAsync("cascade");

        await world.Operator.Client.DeleteAsync<V1Alpha1Stack>("cascade", world.Operator.Namespace);
        foreach (var stack in await world.Operator.InsideAsync("cascade"))
        {
            await world.Operator.Client.DeleteAsync(stack);
        }

        await world.Operator.GoneAsync("cascade");
        Assert.Empty(world.ObjectsOf("cascade"));
    }

    /// <summary>As <c>kubectl delete --cascade=foreground</c> does it: the garbage collector deletes those inside, whose owner waits for them.</summary>
    [Fact]
    public async Task ForegroundDeletion_EndsAndLeavesNothing()
    {
        await ApplyAsync("foreground", Inner);
        var root = await world.Operator.ReadyAsync("foreground");
        string?[] tree = [root.Metadata.Uid, .. (await world.Operator.InsideAsync("foreground")).Select(stack => stack.Metadata.Uid)];

        await world.Operator.Client.DeleteAsync<V1Alpha1Stack>(EntityKey.Of(root), new DeleteOptions { PropagationPolicy = PropagationPolicy.Foreground }, CancellationToken.None);

        await world.Operator.GoneAsync("foreground");
        Assert.Empty(world.ObjectsOf("foreground"));
        await world.Operator.EventuallyAsync("nothing is left of what belonged to it", async () =>
            !(await world.Operator.Client.ListAsync<V1Secret>(world.Operator.Namespace)).Any(secret => secret.Metadata.OwnerReferences?.Exists(owner => tree.Contains(owner.Uid)) == true));
    }

    [Fact]
    public async Task RetainedStack_LivesOnByItself()
    {
        var retained = Root.Replace("type: tier.yaml", "type: tier.yaml\n    deletion_policy: Retain", StringComparison.Ordinal);
        await ApplyAsync("kept", Inner, retained);
        await world.Operator.ReadyAsync("kept");
        var tier = Assert.Single(await world.Operator.InsideAsync("kept"), stack => stack.Spec.Nested?.Resource == "tier");

        await world.Operator.DeleteAsync("kept");

        var alone = await world.Operator.ReadyAsync(tier.Metadata.Name!); // a stored object has a name
        Assert.Equal(tier.Metadata.Uid, alone.Metadata.Uid);
        Assert.Null(alone.Metadata.OwnerReferences);
        Assert.Single(Subnets("kept"));
        await world.Operator.DeleteAsync(tier.Metadata.Name!); // as above
        Assert.Empty(world.ObjectsOf("kept"));
    }

    [Fact]
    public async Task OrphanedTree_LeavesTheCloudAsItIs()
    {
        await ApplyAsync("orphans", Inner, Root, spec => spec["deletionPolicy"] = "Orphan");
        await world.Operator.ReadyAsync("orphans");

        await world.Operator.DeleteAsync("orphans");

        Assert.Empty(await world.Operator.InsideAsync("orphans"));
        Assert.Single(Subnets("orphans"));
    }

    [Fact]
    public async Task NestedSpecOfAUser_IsRefused()
    {
        await world.Operator.ApplyAsync("forged", "heat_template_version: 2021-04-16", spec => spec["nested"] = new JsonObject
        {
            ["parent"] = "somebody",
            ["stackName"] = "forged",
            ["sourceRef"] = new JsonObject { ["secretName"] = OperatorHarness.CredentialsSecret, ["digest"] = "0" },
        });

        var refused = await world.Operator.RefusedAsync("forged", StackReason.InvalidSpec);

        Assert.Contains("spec.nested", OperatorHarness.Ready(refused)!.Message, StringComparison.Ordinal);
        await world.Operator.DeleteAsync("forged");
    }

    private Task<V1Alpha1Stack> ApplyAsync(string name, string inner, string root = Root, Action<JsonObject>? change = null) =>
        world.Operator.ApplyAsync(name, root, spec =>
        {
            spec["files"] = new JsonObject { ["tier.yaml"] = Tier, ["inner.yaml"] = inner };
            change?.Invoke(spec);
        });

    private List<Heat.Simulator.CloudObject> Subnets(string stack) =>
        [.. world.ObjectsOf(stack).Where(one => one.Kind == "subnets")];

    private static string? Output(V1Alpha1Stack stack, string name) =>
        stack.Status?.Outputs?.Find(output => output.Name == name)?.Value?.GetString();
}
