using System.Text.Json.Nodes;
using Heat.Engine.Revisions;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.State;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Going back to what was good before.</summary>
[Trait("Category", "Cluster")]
public sealed class RevisionTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Network = $$"""
        heat_template_version: 2021-04-16
        resources:
        {{TemplateParts.Network}}

        """;

    private const string Server = """
          server:
            type: OS::Nova::Server
            properties:
              image: cirros
              flavor: m1.nano
              user_data: first
              user_data_format: RAW
              networks: [ { port: { get_resource: port } } ]
        outputs:
          address: { value: { get_attr: [ server, first_address ] } }
        """;

    // Its volume is over the quota, so Nova fails to build it.
    private const string HopelessServer = """
          server:
            type: OS::Nova::Server
            properties:
              flavor: m1.nano
              user_data: second
              user_data_format: RAW
              block_device_mapping_v2: [ { image: cirros, volume_size: 1, boot_index: 0, delete_on_termination: true } ]
              networks: [ { port: { get_resource: port } } ]
        """;

    [Fact]
    public async Task UpdateWhoseServerCannotBeBuilt_GoesBackToTheServerThatWasThere()
    {
        await world.Operator.ApplyAsync("back", Network + Server, RollsBack);
        var created = await world.Operator.ReadyAsync("back");
        await WithoutVolumesAsync(async () =>
        {
            await world.Operator.ApplyAsync("back", Network + HopelessServer, RollsBack);
            var back = await world.Operator.RefusedAsync("back", StackReason.RolledBack);

            Assert.Equal(("ROLLBACK", "COMPLETE", "4/4"), (back.Status!.Action, back.Status.Status, back.Status.ResourceCounts!.Summary));
            Assert.Equal(ServingKind.Rollback, back.Status.Serving!.Kind);
            Assert.Contains("server", OperatorHarness.Ready(back)!.Message, StringComparison.Ordinal); // RefusedAsync waited for it
            Assert.Equal(OperatorHarness.IdOf(created, "server"), OperatorHarness.IdOf(back, "server"));
            Assert.Equal(Address(created), Address(back));
            Assert.Single(world.ObjectsOf("back"), one => one.Kind == "servers");
        });

        await world.Operator.AnnotateAsync("back", "retry", "@1");
        var retried = await world.Operator.ReadyAsync("back");
        Assert.NotEqual(OperatorHarness.IdOf(created, "server"), OperatorHarness.IdOf(retried, "server"));
        await EndAsync("back");
    }

    [Fact]
    public async Task CreateThatFails_IsUndone_AndANewSpecCreates()
    {
        await WithoutVolumesAsync(async () =>
        {
            await world.Operator.ApplyAsync("undone", Network + HopelessServer, RollsBack);
            var undone = await world.Operator.RefusedAsync("undone", StackReason.RolledBack);

            Assert.Equal(("ROLLBACK", "COMPLETE"), (undone.Status!.Action, undone.Status.Status));
            Assert.Contains("Everything was removed.", OperatorHarness.Ready(undone)!.Message, StringComparison.Ordinal); // as above
            Assert.Empty(world.ObjectsOf("undone"));
        });

        await world.Operator.ApplyAsync("undone", Network, RollsBack);
        var created = await world.Operator.ReadyAsync("undone");
        Assert.Equal(("CREATE", "COMPLETE"), (created.Status!.Action, created.Status.Status));
        Assert.Null(created.Status.Serving);
        await EndAsync("undone");
    }

    [Fact]
    public async Task CancelledUpdate_GoesBack_WhateverThePolicy()
    {
        await world.Operator.ApplyAsync("cancelled", Network + Server);
        var created = await world.Operator.ReadyAsync("cancelled");
        await WithoutVolumesAsync(async () =>
        {
            await world.Operator.ApplyAsync("cancelled", Network + HopelessServer);
            await world.Operator.UntilAsync("cancelled", "to be under way", stack => stack.Status?.Action == "UPDATE");
            await world.Operator.AnnotateAsync("cancelled", "cancel", "@1");
            var back = await world.Operator.RefusedAsync("cancelled", StackReason.RolledBack);

            Assert.Contains("cancelled", OperatorHarness.Ready(back)!.Message, StringComparison.Ordinal); // as above
            Assert.Equal(OperatorHarness.IdOf(created, "server"), OperatorHarness.IdOf(back, "server"));
        });
        await EndAsync("cancelled");
    }

    [Fact]
    public async Task CancelledCreate_StopsStacksInside_AndARetryGoesOn()
    {
        const string Outside = """
            heat_template_version: 2021-04-16
            resources:
              inside: { type: inside.yaml }
            """;
        const string Inside = """
            heat_template_version: 2021-04-16
            resources:
              volume: { type: OS::Cinder::Volume, properties: { size: 1 } }
            """;
        await WithoutVolumesAsync(async () =>
        {
            await world.Operator.ApplyAsync("halted", Outside, spec => spec["files"] = new JsonObject { ["inside.yaml"] = Inside });
            var root = await world.Operator.UntilAsync("halted", "to name the leaf", stack => stack.Status?.Blocking?.Exists(entry => entry.Path == "inside/volume") == true);
            var child = await world.Operator.ChildAsync(root, "inside");
            await world.Operator.AnnotateAsync("halted", "cancel", "@1");
            await world.Operator.RefusedAsync("halted", StackReason.Cancelled);
            var stopped = await world.Operator.RefusedAsync(child.Metadata.Name!, StackReason.Cancelled); // a stored object has a name
            Assert.Contains("retry of Stack 'halted'", OperatorHarness.Ready(stopped)!.Message, StringComparison.Ordinal); // it is refused by this condition
        });
        await world.Operator.AnnotateAsync("halted", "retry", "@1");
        await world.Operator.ReadyAsync("halted");
        await EndAsync("halted");
    }

    private static void RollsBack(JsonObject spec)
    {
        spec["onFailure"] = "Rollback";
        spec["timeout"] = "8s";
    }

    private static string? Address(V1Alpha1Stack stack) => stack.Status?.Outputs?.Find(output => output.Name == "address")?.Value?.GetString();

    private async Task WithoutVolumesAsync(Func<Task> work)
    {
        world.Cloud.Options.Quotas["volumes"] = 0;
        try
        {
            await work();
        }
        finally
        {
            world.Cloud.Options.Quotas.Remove("volumes");
        }
    }

    private async Task EndAsync(string stack)
    {
        await world.Operator.DeleteAsync(stack);
        Assert.Empty(world.ObjectsOf(stack));
        Assert.DoesNotContain(
            await world.Operator.Client.ListAsync<V1Secret>(world.Operator.Namespace),
            secret => secret.Type == StateSecrets.SecretType && secret.Metadata.OwnerReferences?.Exists(owner => owner.Name == stack) == true);
    }
}
