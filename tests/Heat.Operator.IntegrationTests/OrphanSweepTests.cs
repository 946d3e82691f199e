using System.Text.Json.Nodes;
using Heat.Engine.Orphans;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Orphans;
using Heat.Operator.Stacks.Register;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Objects that belong to no Stack any more are found, and deleted only where somebody asks for exactly these.</summary>
[Trait("Category", "Cluster")]
public sealed class OrphanSweepTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Template = """
        heat_template_version: 2021-04-16
        resources:
          net: { type: OS::Neutron::Net }
          subnet: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.1.0.0/24 } }
        """;

    [Fact]
    public async Task OrphansOfAVanishedStack_AreReported_AndOnlyThoseAskedForAreDeleted()
    {
        await world.Operator.ApplyAsync("vanished", Template);
        await world.Operator.ApplyAsync("stays", Template);
        var vanished = await world.Operator.ReadyAsync("vanished");
        await world.Operator.ReadyAsync("stays");
        using var cloud = new OtherUser(world);
        var foreign = await cloud.CreateNetworkAsync("vanished-net-abcdefghijkl");
        var plain = await cloud.CreateNetworkAsync("plain");
        await LoseAsync(vanished);

        await ApplyAsync("sweep", []);
        var seen = await UntilAsync("sweep", "to have seen orphans", sweep => sweep.Status?.Counts?.Proven == 2);
        Assert.Equal(
            Ids(vanished).Order(StringComparer.Ordinal),
            seen.Status!.Orphans!.Where(orphan => orphan.Certainty == OrphanCertainty.Proven).Select(orphan => orphan.Id).Order(StringComparer.Ordinal));
        var proven = seen.Status.Orphans!.First();
        Assert.Equal((vanished.Metadata.Uid, $"{world.Operator.Namespace}/vanished"), (proven.StackId, proven.Stack));
        Assert.Equal([foreign], seen.Status.Orphans!.Where(orphan => orphan.Certainty == OrphanCertainty.Unknown).Select(orphan => orphan.Id));
        Assert.Equal(6, world.Cloud.Objects().Count(one => one.Kind is "networks" or "subnets" && (one.Name is "plain" || one.Name.StartsWith("vanished-", StringComparison.Ordinal) || one.Name.StartsWith("stays-", StringComparison.Ordinal))));

        var subnet = OperatorHarness.IdOf(vanished, "subnet")!; // it was ready
        await ApplyAsync("sweep", [subnet, foreign, plain]);
        var swept = await UntilAsync("sweep", "to have deleted", sweep => OutcomeOf(sweep, subnet) is OrphanRemovalOutcome.Requested or OrphanRemovalOutcome.Gone);

        Assert.Equal((OrphanRemovalOutcome.Refused, OrphanRemovalOutcome.Refused), (OutcomeOf(swept, foreign), OutcomeOf(swept, plain)));
        Assert.DoesNotContain(world.Cloud.Objects(), one => one.Id == subnet);
        Assert.Contains(world.Cloud.Objects(), one => one.Id == OperatorHarness.IdOf(vanished, "net"));
        Assert.All(new[] { foreign, plain }, id => Assert.Contains(world.Cloud.Objects(), one => one.Id == id));
        Assert.Equal(2, world.ObjectsOf("stays").Count);
        await world.Operator.EventuallyAsync("events tell of it", async () =>
            (await world.Operator.EventsAsync("sweep")).Select(happened => happened.Reason).ToHashSet() is var reasons
            && reasons.Contains(nameof(OrphanEventReason.OrphansFound)) && reasons.Contains(nameof(OrphanEventReason.OrphanDeleted)));

        await world.Operator.Client.PatchAsync<V1Alpha1OrphanSweep>(
            new EntityKey(world.Operator.Namespace, "sweep"),
            V1Patch.Merge(new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["orchestration.openstack.org/reconcile"] = "now" } } }),
            new WriteOptions(),
            CancellationToken.None);
        await UntilAsync("sweep", "to have swept at once", sweep => sweep.Status?.Refreshed == "now");

        world.Cloud.Delete("networks", foreign);
        world.Cloud.Delete("networks", plain);
        world.Cloud.Delete("networks", OperatorHarness.IdOf(vanished, "net")!);
        await world.Operator.DeleteAsync("stays");
    }

    [Fact]
    public async Task ObjectsThatAnotherStackTookOver_AreNoOrphans()
    {
        await world.Operator.ApplyAsync("giver", Template, spec => spec["deletionPolicy"] = "Orphan");
        var giver = await world.Operator.ReadyAsync("giver");
        await world.Operator.AnnotateAsync("giver", "export", "@1");
        await world.Operator.UntilAsync("giver", "to be exported", stack => stack.Status?.Handled?.ContainsKey("export") == true);
        await world.Operator.DeleteAsync("giver");
        await ApplyAsync("careful", []);
        await UntilAsync("careful", "to have seen what was let go", sweep => sweep.Status?.Orphans?.Count(orphan => orphan.StackId == giver.Metadata.Uid) == 2);

        await world.Operator.ApplyAsync("taker", new JsonObject
        {
            ["cloudCredentialsRef"] = new JsonObject { ["secretName"] = OperatorHarness.CredentialsSecret },
            ["adoptFrom"] = new JsonObject { ["secretKeyRef"] = new JsonObject { ["name"] = "giver-export", ["key"] = "stack.json" } },
        });
        await world.Operator.ReadyAsync("taker");
        var net = OperatorHarness.IdOf(giver, "net")!; // it was ready
        await ApplyAsync("careful", [net]);
        var swept = await UntilAsync("careful", "to have refused", sweep => OutcomeOf(sweep, net) is not null);

        Assert.Equal(OrphanRemovalOutcome.Refused, OutcomeOf(swept, net));
        Assert.DoesNotContain(swept.Status!.Orphans!, orphan => orphan.StackId == giver.Metadata.Uid);
        await world.Operator.DeleteAsync("taker");
        Assert.Empty(world.ObjectsOf("giver"));
    }

    [Fact]
    public async Task AdoptedObjects_AreNoOrphans_WhateverNameTheyBear()
    {
        using var cloud = new OtherUser(world);
        var theirs = await cloud.CreateNetworkAsync("theirs");
        await world.Operator.ApplyAsync("former", Template, spec => spec["deletionPolicy"] = "Orphan");
        var former = await world.Operator.ReadyAsync("former");
        await world.Operator.DeleteAsync("former");
        string[] objects = [OperatorHarness.IdOf(former, "net")!, OperatorHarness.IdOf(former, "subnet")!, theirs]; // it was ready
        await world.Operator.Client.CreateAsync(Heat.Testing.Kubernetes.Entities.ASecret("adopted", world.Operator.Namespace, ("stack.json", Abandoned(objects))));
        await world.Operator.ApplyAsync("latter", Adopting());
        await world.Operator.ReadyAsync("latter");

        var alive = await SweptAsync("adopted", objects);
        Assert.DoesNotContain(alive.Status!.Orphans ?? [], orphan => objects.Contains(orphan.Id));
        Assert.All(objects, id => Assert.Equal(OrphanRemovalOutcome.Refused, OutcomeOf(alive, id)));

        await world.Operator.ApplyAsync("latter", Adopting("Orphan"));
        await world.Operator.ReadyAsync("latter");
        await world.Operator.DeleteAsync("latter");

        var abandoned = await SweptAsync("adopted", [theirs]);
        Assert.DoesNotContain(abandoned.Status!.Orphans!, orphan => orphan.Id == theirs);
        Assert.Equal(OrphanRemovalOutcome.Refused, OutcomeOf(abandoned, theirs));
        Assert.Equal(objects[..2].Order(StringComparer.Ordinal), abandoned.Status.Orphans!.Where(orphan => objects.Contains(orphan.Id)).Select(orphan => orphan.Id).Order(StringComparer.Ordinal));
        Assert.All(objects, id => Assert.Contains(world.Cloud.Objects(), one => one.Id == id));

        world.Cloud.Delete("subnets", objects[1]);
        world.Cloud.Delete("networks", objects[0]);
        world.Cloud.Delete("networks", theirs);
    }

    [Fact]
    public async Task SweepWithoutCredentials_SaysSo()
    {
        await ApplyAsync("blind", [], secret: "absent");
        var sweep = await UntilAsync("blind", "to say why", candidate => candidate.Status?.Conditions?.Exists(condition => condition.Reason == nameof(StackReason.SourceMissing)) == true);
        Assert.Contains("absent", sweep.Status!.Conditions![0].Message, StringComparison.Ordinal);
        await world.Operator.EventuallyAsync("an event tells of it", async () =>
            (await world.Operator.EventsAsync("blind")).Any(happened => happened.Reason == nameof(StackReason.SourceMissing)));
    }

    /// <summary>A sweep after now, which is asked to delete.</summary>
    private async Task<V1Alpha1OrphanSweep> SweptAsync(string name, string[] deleteIds)
    {
        var asked = await ApplyAsync(name, [.. deleteIds]);
        return await UntilAsync(name, "to have swept", sweep => sweep.Status?.ObservedGeneration >= asked.Metadata.Generation && Array.TrueForAll(deleteIds, id => OutcomeOf(sweep, id) is not null));
    }

    private static string Abandoned(string[] ids) => """
        {"name": "former", "id": "1b1b0b52-35ab-4a0c-a3a0-000000000001", "action": "CREATE", "status": "COMPLETE", "project_id": "p", "stack_user_project_id": "p", "tags": [],
         "template": {"heat_template_version": "2021-04-16", "resources": {
           "net": {"type": "OS::Neutron::Net"}, "theirs": {"type": "OS::Neutron::Net", "properties": {"name": "theirs"}},
           "subnet": {"type": "OS::Neutron::Subnet", "properties": {"network": {"get_resource": "net"}, "cidr": "10.1.0.0/24"}}}},
         "files": {}, "environment": {},
         "resources": {
           "net": {"name": "net", "resource_id": "ID-0", "type": "OS::Neutron::Net", "action": "CREATE", "status": "COMPLETE", "metadata": {}, "resource_data": {}},
           "subnet": {"name": "subnet", "resource_id": "ID-1", "type": "OS::Neutron::Subnet", "action": "CREATE", "status": "COMPLETE", "metadata": {}, "resource_data": {}},
           "theirs": {"name": "theirs", "resource_id": "ID-2", "type": "OS::Neutron::Net", "action": "CREATE", "status": "COMPLETE", "metadata": {}, "resource_data": {}}}}
        """.Replace("ID-0", ids[0], StringComparison.Ordinal).Replace("ID-1", ids[1], StringComparison.Ordinal).Replace("ID-2", ids[2], StringComparison.Ordinal);

    private static JsonObject Adopting(string deletionPolicy = "Delete") => new()
    {
        ["cloudCredentialsRef"] = new JsonObject { ["secretName"] = OperatorHarness.CredentialsSecret },
        ["adoptFrom"] = new JsonObject { ["secretKeyRef"] = new JsonObject { ["name"] = "adopted", ["key"] = "stack.json" } },
        ["deletionPolicy"] = deletionPolicy,
    };

    /// <summary>Somebody takes the finalizer away and deletes the Stack by force: its state goes, its objects stay.</summary>
    private async Task LoseAsync(V1Alpha1Stack stack)
    {
        await world.Operator.EventuallyAsync("the register has the Stack", async () => RegisterPage.Unpack(
            await world.Operator.Client.GetAsync<V1ConfigMap>(RegisterPage.Name, world.Operator.Namespace, CancellationToken.None)).Any(known => known.Id == stack.Metadata.Uid));
        await world.Operator.StopOperatorAsync();
        await world.Operator.Client.DeleteAsync<V1Alpha1Stack>(stack.Metadata.Name!, world.Operator.Namespace);
        await world.Operator.Client.PatchAsync<V1Alpha1Stack>(EntityKey.Of(stack), V1Patch.Merge(System.Text.Json.Nodes.JsonNode.Parse("""{ "metadata": { "finalizers": null } }""")!));
        await world.Operator.StartOperatorAsync();
    }

    private Task<V1Alpha1OrphanSweep> ApplyAsync(string name, List<string> deleteIds, string secret = OperatorHarness.CredentialsSecret) => world.Operator.Client.ApplyAsync(
        new V1Alpha1OrphanSweep
        {
            Metadata = new V1ObjectMeta { Name = name, Namespace = world.Operator.Namespace },
            Spec = new V1Alpha1OrphanSweepSpec
            {
                CloudCredentialsRef = new CloudCredentialsReference { SecretName = secret },
                GracePeriod = "1ms",
                Interval = "1s",
                DeleteIds = deleteIds,
            },
        },
        "test",
        force: true);

    private Task<V1Alpha1OrphanSweep> UntilAsync(string name, string expectation, Func<V1Alpha1OrphanSweep, bool> predicate) =>
        world.Operator.UntilAsync(name, expectation, predicate);

    private static OrphanRemovalOutcome? OutcomeOf(V1Alpha1OrphanSweep sweep, string id) => sweep.Status?.Deletions?.Find(deletion => deletion.Id == id)?.Outcome;

    private static IEnumerable<string> Ids(V1Alpha1Stack stack) => stack.Status!.Resources!.Select(resource => resource.PhysicalId!); // it was ready
}
