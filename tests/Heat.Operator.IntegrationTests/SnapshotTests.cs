using Heat.Engine.Revisions;
using Heat.Engine.Snapshots;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Snapshots of a server with a volume, and the way back to them.</summary>
[Trait("Category", "Cluster")]
public sealed class SnapshotTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Template = $$"""
        heat_template_version: 2021-04-16
        resources:
        {{TemplateParts.Network}}
          volume: { type: OS::Cinder::Volume, properties: { size: 1, description: before } }
        {{TemplateParts.Server}}
          attachment:
            type: OS::Cinder::VolumeAttachment
            properties: { instance_uuid: { get_resource: server }, volume_id: { get_resource: volume } }
        """;

    [Fact]
    public async Task ServerWithAVolume_IsCopiedAndBroughtBack()
    {
        await world.Operator.ApplyAsync("copied", Template);
        var created = await world.Operator.ReadyAsync("copied");
        await world.Operator.SnapshotAsync("before", "copied");
        var taken = await world.Operator.TakenAsync("before");
        Assert.Equal(created.Metadata.Uid, taken.Status!.StackId);
        Assert.Equal(["server", "volume"], taken.Status.Resources!.Where(one => one.SnapshotId is not null).Select(one => one.Name).Order());
        Assert.Equal(nameof(SnapshotPhase.Noted), taken.Status.Resources!.Single(one => one.Name == "net").Status);
        var backup = taken.Status.Resources!.Single(one => one.Name == "volume").SnapshotId!; // checked above
        var image = taken.Status.Resources!.Single(one => one.Name == "server").SnapshotId;
        Assert.Single(world.Cloud.Objects("backups"), one => one.Id == backup);

        await world.Operator.ApplyAsync("copied", Template.Replace("description: before", "description: after", StringComparison.Ordinal));
        await world.Operator.ReadyAsync("copied");
        await world.Operator.AnnotateAsync("copied", "restore", "before@1");
        var restored = await world.Operator.UntilAsync(
            "copied", "to be restored", stack => stack.Status is { Action: "RESTORE", Status: "COMPLETE" } && OperatorHarness.IsReady(stack));
        Assert.Equal((ServingKind.Restore, "before"), (restored.Status!.Serving!.Kind, restored.Status.Serving.Snapshot));
        Assert.Equal(OperatorHarness.IdOf(created, "server"), OperatorHarness.IdOf(restored, "server"));
        Assert.Equal(OperatorHarness.IdOf(created, "volume"), OperatorHarness.IdOf(restored, "volume"));

        await world.Operator.DeleteAsync("copied");
        Assert.Empty(world.ObjectsOf("copied"));
        Assert.DoesNotContain(world.Cloud.Objects(), one => one.Id == backup || one.Id == image);
        Assert.Null(await world.Operator.Client.GetAsync<V1Alpha1StackSnapshot>(new EntityKey(world.Operator.Namespace, "before")));
    }

    [Fact]
    public async Task RetainedSnapshot_OutlivesItsStack_AndLeavesItsCopies()
    {
        await world.Operator.ApplyAsync("kept", "heat_template_version: 2021-04-16\nresources: { volume: { type: OS::Cinder::Volume, properties: { size: 1 } } }");
        await world.Operator.ReadyAsync("kept");
        await world.Operator.SnapshotAsync("kept-copy", "kept", SnapshotDeletionPolicy.Retain);
        var taken = await world.Operator.TakenAsync("kept-copy");
        await world.Operator.DeleteAsync("kept");

        await world.Operator.Client.DeleteAsync<V1Alpha1StackSnapshot>("kept-copy", world.Operator.Namespace);
        await world.Operator.EventuallyAsync(
            "the snapshot goes", async () => await world.Operator.Client.GetAsync<V1Alpha1StackSnapshot>(new EntityKey(world.Operator.Namespace, "kept-copy")) is null);

        Assert.Single(world.Cloud.Objects("backups"), one => one.Id == taken.Status!.Resources![0].SnapshotId);
    }

    [Fact]
    public async Task SnapshotThatDoesNotExist_IsRefusedAndNothingChanges()
    {
        await world.Operator.ApplyAsync("unmoved", "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net } }");
        await world.Operator.ReadyAsync("unmoved");
        await world.Operator.AnnotateAsync("unmoved", "restore", "nowhere@1");

        var refused = await world.Operator.UntilAsync("unmoved", "to answer", stack => stack.Status?.Handled?.ContainsKey("restore") == true);

        Assert.Contains("There is no StackSnapshot 'nowhere'", OperatorHarness.Ready(refused)!.Message, StringComparison.Ordinal); // a stack with a status has it
        Assert.True(OperatorHarness.IsReady(refused));
        await world.Operator.DeleteAsync("unmoved");
    }
}
