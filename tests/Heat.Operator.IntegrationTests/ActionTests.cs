using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Testing;
using Heat.Simulator.Faults;

namespace Heat.Operator.IntegrationTests;

/// <summary>What somebody asks of a stack beside its template: by annotations, and by fields of the spec.</summary>
[Trait("Category", "Cluster")]
public sealed class ActionTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string TwoNets = """
        heat_template_version: 2021-04-16
        resources:
          first: { type: OS::Neutron::Net }
          second: { type: OS::Neutron::Net, depends_on: first }
        """;

    private const string WithServer = """
        heat_template_version: 2021-04-16
        resources:
          net: { type: OS::Neutron::Net }
          web:
            type: OS::Nova::Server
            depends_on: net
            properties: { image: cirros, flavor: m1.tiny, networks: [ { allocate_network: none } ] }
        """;

    private OperatorHarness Operator => world.Operator;

    [Fact]
    public async Task Hook_HoldsTheResourceUntilItIsCleared()
    {
        await Operator.ApplyAsync("hooked", TwoNets, spec => spec["environments"] = JsonNode.Parse(
            """[{"inline":{"resource_registry":{"resources":{"second":{"hooks":"pre-create"}}}}}]"""));
        var waiting = await Operator.UntilAsync("hooked", "to wait", stack => Resource(stack, "second")?.Hook == "pre-create");
        Assert.Equal("CREATE paused until Hook pre-create is cleared", Resource(waiting, "second")!.Reason);
        Assert.Single(world.ObjectsOf("hooked"));
        await EventAsync("hooked", nameof(ResourceEventReason.ResourceHook), "paused until Hook pre-create");

        await Operator.AnnotateAsync("hooked", "clear-hook", "pre-create:second");
        var ready = await Operator.ReadyAsync("hooked");
        Assert.Null(Resource(ready, "second")!.Hook);
        Assert.Equal("pre-create:second", ready.Status!.Handled!["clear-hook"]);
        await Operator.DeleteAsync("hooked");
    }

    [Fact]
    public async Task RestrictedAction_IsRefusedInHeatsWords()
    {
        const string Template = "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net, properties: { admin_state_up: true } } }";
        void Restrict(JsonObject spec) => spec["environments"] = JsonNode.Parse("""[{"inline":{"resource_registry":{"resources":{"net":{"restricted_actions":["update"]}}}}}]""");
        await Operator.ApplyAsync("restricted", Template, Restrict);
        await Operator.ReadyAsync("restricted");

        await Operator.ApplyAsync("restricted", Template.Replace("true", "false", StringComparison.Ordinal), Restrict);
        var failed = await Operator.UntilAsync("restricted", "to be refused", stack => Resource(stack, "net")?.Status == "FAILED");

        Assert.Equal(("UPDATE", "update is restricted for resource."), (Resource(failed, "net")!.Action, Resource(failed, "net")!.Reason));
        await EventAsync("restricted", nameof(ResourceEventReason.ResourceFailed), "update is restricted for resource.");
        await Operator.DeleteAsync("restricted");
    }

    [Fact]
    public async Task MarkedResource_IsReplacedOnce()
    {
        await Operator.ApplyAsync("unfit", TwoNets);
        var before = await Operator.ReadyAsync("unfit");

        await Operator.AnnotateAsync("unfit", "mark-unhealthy", "first@1");
        var after = await Operator.UntilAsync("unfit", "to be renewed", stack =>
            OperatorHarness.IsReady(stack) && stack.Status?.Handled?.GetValueOrDefault("mark-unhealthy") == "first@1"
            && OperatorHarness.IdOf(stack, "first") != OperatorHarness.IdOf(before, "first"));

        Assert.Equal(OperatorHarness.IdOf(before, "second"), OperatorHarness.IdOf(after, "second"));
        Assert.Equal(2, world.ObjectsOf("unfit").Count);
        await Operator.DeleteAsync("unfit");
    }

    [Fact]
    public async Task SuspendedStack_RestsHoldsChangesAndResumes()
    {
        await Operator.ApplyAsync("resting", WithServer);
        var before = await Operator.ReadyAsync("resting");
        var server = OperatorHarness.IdOf(before, "web")!; // it is ready

        await Operator.ApplyAsync("resting", WithServer, spec => spec["runState"] = "Suspended");
        var suspended = await Operator.UntilAsync("resting", "to rest", stack => stack.Status is { Action: "SUSPEND", Status: "COMPLETE" });
        Assert.Equal("SUSPENDED", StatusOf(server));
        Assert.Equal(("SUSPEND", "COMPLETE"), (Resource(suspended, "web")!.Action, Resource(suspended, "web")!.Status));

        await Operator.ApplyAsync("resting", WithServer);
        await Operator.UntilAsync("resting", "to run again", stack => stack.Status is { Action: "RESUME", Status: "COMPLETE" } && OperatorHarness.IsReady(stack));
        Assert.Equal("ACTIVE", StatusOf(server));
        await Operator.DeleteAsync("resting");
    }

    [Fact]
    public async Task SuspendedStack_TakesThoseInsideWithIt()
    {
        const string Template = "heat_template_version: 2021-04-16\nresources: { tier: { type: tier.yaml } }";
        void Inside(JsonObject spec) => spec["files"] = new JsonObject { ["tier.yaml"] = WithServer };
        await Operator.ApplyAsync("family", Template, Inside);
        await Operator.ReadyAsync("family");
        var server = world.Cloud.Objects("servers").Single(one => one.Name.StartsWith("family-", StringComparison.Ordinal)).Id;

        await Operator.ApplyAsync("family", Template, spec =>
        {
            Inside(spec);
            spec["runState"] = "Suspended";
        });
        await Operator.UntilAsync("family", "to rest", stack => stack.Status is { Action: "SUSPEND", Status: "COMPLETE" });
        Assert.Equal("SUSPENDED", StatusOf(server));

        await Operator.ApplyAsync("family", Template, Inside);
        await Operator.UntilAsync("family", "to run again", stack => stack.Status is { Action: "RESUME", Status: "COMPLETE" });
        Assert.Equal("ACTIVE", StatusOf(server));
        await Operator.DeleteAsync("family");
    }

    [Fact]
    public async Task SkippedResource_LeavesTheRestReady()
    {
        const string Template = """
            heat_template_version: 2021-04-16
            resources:
              net: { type: OS::Neutron::Net }
              broken: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.1.0.0/24, gateway_ip: 10.1.0.5, allocation_pools: [ { start: 10.1.0.2, end: 10.1.0.9 } ] } }
              port: { type: OS::Neutron::Port, depends_on: broken, properties: { network: { get_resource: net } } }
            """;
        await Operator.ApplyAsync("skipping", Template);
        await Operator.UntilAsync("skipping", "to fail", stack => Resource(stack, "broken")?.Status == "FAILED");

        await Operator.ApplyAsync("skipping", Template, spec => spec["skipResources"] = new JsonArray("broken"));
        var ready = await Operator.ReadyAsync("skipping");

        Assert.Contains("2 skipped: broken, port", OperatorHarness.Ready(ready)!.Message, StringComparison.Ordinal);
        Assert.Single(world.ObjectsOf("skipping"));
        await Operator.DeleteAsync("skipping");
    }

    [Fact]
    public async Task Check_CollectsFailuresAndCorrectsNothing()
    {
        await Operator.ApplyAsync("checked", TwoNets, spec => spec["drift"] = new JsonObject { ["policy"] = "Report" });
        var before = await Operator.ReadyAsync("checked");
        world.Cloud.Delete("networks", OperatorHarness.IdOf(before, "second")!); // it is ready

        await Operator.AnnotateAsync("checked", "check", "1");
        var failed = await Operator.UntilAsync("checked", "to tell", stack => stack.Status is { Action: "CHECK", Status: "FAILED" });
        Assert.Equal("second", Assert.Single(failed.Status!.Blocking!).Path);
        Assert.Single(world.ObjectsOf("checked"));

        await Operator.ApplyAsync("checked", TwoNets);
        await Operator.AnnotateAsync("checked", "reconcile", "1");
        await Operator.UntilAsync("checked", "to be whole", stack => OperatorHarness.IsReady(stack) && world.ObjectsOf("checked").Count == 2);
        await Operator.DeleteAsync("checked");
    }

    [Fact]
    public async Task ForcedDeletion_LeavesWhatCannotGoAndSaysSo()
    {
        await Operator.ApplyAsync("forced", TwoNets);
        var before = await Operator.ReadyAsync("forced");
        var stuck = OperatorHarness.IdOf(before, "second")!; // it is ready
        world.Cloud.Faults.Add(new FaultRule { Service = "network", Method = "DELETE", Path = $"networks/{stuck}", Kind = FaultKind.Status, Status = 409 });
        try
        {
            await Operator.Client.DeleteAsync<V1Alpha1Stack>("forced", Operator.Namespace);
            await Operator.UntilAsync("forced", "to fail", stack => Resource(stack, "second") is { Action: "DELETE", Reason: not null });

            await Operator.AnnotateAsync("forced", "force-delete", "1");
            await Operator.EventuallyAsync("the Stack goes", async () => await Operator.Client.GetAsync<V1Alpha1Stack>("forced", Operator.Namespace, CancellationToken.None) is null);
            await EventAsync("forced", nameof(ResourceEventReason.ResourceFailed), "It is left in the cloud because the deletion is forced");
            Assert.Equal(stuck, Assert.Single(world.ObjectsOf("forced")).Id);
        }
        finally
        {
            world.Cloud.Faults.Clear();
            world.Cloud.Delete("networks", stuck);
        }
    }

    [Fact]
    public async Task UnknownVerbAndTarget_AreToldAndBlockNothing()
    {
        await Operator.ApplyAsync("refusing", TwoNets);
        await Operator.ReadyAsync("refusing");

        await Operator.AnnotateAsync("refusing", "explode", "now");
        var told = await Operator.UntilAsync("refusing", "to refuse", stack => stack.Status?.Handled?.ContainsKey("explode") == true);
        Assert.True(OperatorHarness.IsReady(told));
        Assert.Contains("Request explode (now) is refused: There is no verb 'explode'. Use one of:", OperatorHarness.Ready(told)!.Message, StringComparison.Ordinal);
        await EventAsync("refusing", nameof(StackEventReason.RequestRefused), "There is no verb 'explode'");

        await Operator.AnnotateAsync("refusing", "mark-unhealthy", "third");
        await Operator.UntilAsync("refusing", "to refuse", stack => OperatorHarness.Ready(stack)?.Message?.Contains("There is no resource 'third'", StringComparison.Ordinal) == true);
        await Operator.DeleteAsync("refusing");
    }

    [Fact]
    public async Task TargetInside_IsPassedOn()
    {
        await Operator.ApplyAsync("outer", "heat_template_version: 2021-04-16\nresources: { tier: { type: tier.yaml } }", spec => spec["files"] = new JsonObject { ["tier.yaml"] = TwoNets });
        await Operator.ReadyAsync("outer");
        var before = world.Cloud.Objects("networks").Where(net => net.Name.StartsWith("outer-", StringComparison.Ordinal)).Select(net => net.Id).ToHashSet();

        await Operator.AnnotateAsync("outer", "mark-unhealthy", "tier/first");
        await Operator.EventuallyAsync("the net inside is renewed", () =>
            world.Cloud.Objects("networks").Where(net => net.Name.StartsWith("outer-", StringComparison.Ordinal)).Select(net => net.Id).ToHashSet() is { Count: 2 } now
            && now.Intersect(before).Count() == 1);
        await Operator.DeleteAsync("outer");
    }

    [Fact]
    public async Task Check_ReachesTheLeavesAndTellsAtTheRoot()
    {
        const string Template = "heat_template_version: 2021-04-16\nresources: { tier: { type: tier.yaml }, group: { type: OS::Heat::ResourceGroup, properties: { count: 2, resource_def: { type: OS::Neutron::Net } } } }";
        const string Tier = "heat_template_version: 2021-04-16\nresources: { inner: { type: inner.yaml } }";
        void Inside(JsonObject spec) => spec["files"] = new JsonObject { ["tier.yaml"] = Tier, ["inner.yaml"] = TwoNets };
        await Operator.ApplyAsync("deep", Template, Inside);
        await Operator.ReadyAsync("deep");
        await Operator.AnnotateAsync("deep", "check", "@1");
        await Operator.UntilAsync("deep", "to be checked", stack => stack.Status is { Action: "CHECK", Status: "COMPLETE" } && stack.Status.Handled?["check"] == "@1");

        var lost = world.ObjectsOf("deep").Single(one => one.Name.Contains("-second-", StringComparison.Ordinal));
        world.Cloud.Delete("networks", lost.Id);
        await Operator.AnnotateAsync("deep", "check", "@2");
        var failed = await Operator.UntilAsync("deep", "to tell", stack => stack.Status?.Handled?["check"] == "@2");

        Assert.Equal(("CHECK", "FAILED"), (failed.Status!.Action, failed.Status.Status));
        Assert.Equal("tier/inner/second", Assert.Single(failed.Status.Blocking!).Path);
        Assert.Contains("gone from the cloud", failed.Status.Blocking![0].Reason, StringComparison.Ordinal);
        Assert.Equal(3, world.ObjectsOf("deep").Count);

        await Operator.AnnotateAsync("deep", "reconcile", "@1");
        await Operator.EventuallyAsync("the leaf is back", () => world.ObjectsOf("deep").Count == 4);
        await Operator.ReadyAsync("deep");
        await Operator.DeleteAsync("deep");
    }

    [Fact]
    public async Task RetryAtTheRoot_ReachesALeafWhoseStackWasAskedBefore()
    {
        const string Template = "heat_template_version: 2021-04-16\nresources: { tier: { type: tier.yaml } }";
        var fault = new FaultRule { Service = "network", Method = "POST", Path = "/v2.0/subnets", Kind = FaultKind.Status, Status = 400 };
        world.Cloud.Faults.Add(fault);
        await Operator.ApplyAsync("again", Template, spec => spec["files"] = new JsonObject
        {
            ["tier.yaml"] = "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net }, leaf: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.9.0.0/24 } } }",
        });
        var failed = await Operator.UntilAsync("again", "to fail", stack => stack.Status?.Blocking?.Exists(entry => entry.Path == "tier/leaf") == true);
        var child = (await Operator.ChildAsync(failed, "tier")).Metadata.Name!; // a stored object has a name
        await Operator.AnnotateAsync(child, "retry", "@1");
        await Operator.UntilAsync(child, "to try", stack => stack.Status?.Handled?.GetValueOrDefault("retry") == "@1" && stack.Status.Status == "FAILED");

        world.Cloud.Faults.Clear();
        await Operator.AnnotateAsync("again", "retry", "@1");

        await Operator.ReadyAsync("again");
        var answered = await Operator.ReadyAsync(child);
        Assert.Equal(("@1", "@1"), (answered.Status!.Handled!["retry"], answered.Status.Handled["retry^1"]));
        await Operator.DeleteAsync("again");
    }

    [Fact]
    public async Task NamesThatTheTemplateDoesNotHave_AreToldWithTheNearest_AndStopNothing()
    {
        await Operator.ApplyAsync("idle", TwoNets, spec =>
        {
            spec["skipResources"] = new JsonArray("frist");
            spec["drift"] = JsonNode.Parse("""{"resources":[{"name":"secnd","policy":"Ignore"},{"name":"first","properties":{"nmae":"Ignore"}}]}""");
        });

        var ready = await Operator.ReadyAsync("idle");

        Assert.Equal(
            [
                "spec.skipResources: The stack has no resource 'frist' to be skipped. Did you mean 'first'? (HT4005)",
                "spec.drift.resources.first.properties.nmae: OS::Neutron::Net has no property 'nmae', so there is no drift of it. Did you mean 'name'? (HT4006)",
                "spec.drift.resources.secnd: The stack has no resource 'secnd' to be looked after in a way of its own. Did you mean 'second'? (HT4005)",
            ],
            ready.Status!.Warnings!);
        Assert.EndsWith("(and 2 more in status.warnings)", OperatorHarness.Ready(ready)!.Message, StringComparison.Ordinal);
        await EventAsync("idle", nameof(StackEventReason.SpecWithoutEffect), "no property 'nmae'");

        await Operator.ApplyAsync("idle", TwoNets, spec => spec["drift"] = JsonNode.Parse("""{"resources":[{"name":"second","policy":"Ignore"}]}"""));
        var mended = await Operator.UntilAsync("idle", "to have nothing to warn of", stack => OperatorHarness.IsReady(stack) && stack.Status!.Warnings is null);
        Assert.DoesNotContain("Without effect", OperatorHarness.Ready(mended)!.Message!, StringComparison.Ordinal);
        await Operator.DeleteAsync("idle");
    }

    private Task EventAsync(string name, string reason, string part) => Operator.EventuallyAsync(
        $"an event {reason} tells '{part}'",
        async () => (await Operator.EventsAsync(name)).Any(happened =>
            happened.Reason == reason && happened.Message?.Contains(part, StringComparison.Ordinal) == true));

    private string? StatusOf(string server) => world.Cloud.Objects("servers").Single(one => one.Id == server).Status;

    private static ResourceStatus? Resource(V1Alpha1Stack stack, string name) => stack.Status?.Resources?.Find(resource => resource.Name == name);
}
