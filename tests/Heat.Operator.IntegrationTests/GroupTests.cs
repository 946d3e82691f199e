using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;
using Heat.Simulator;

namespace Heat.Operator.IntegrationTests;

/// <summary>Groups on a real API server: members in the cloud, the scale subresource, members that break.</summary>
[Trait("Category", "Cluster")]
public sealed class GroupTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    [Fact]
    public async Task ResourceGroup_IsMadeChangedInBatchesAndDeleted()
    {
        await world.Operator.ApplyAsync("ten", Numbered(10, "up"));
        var made = await world.Operator.ReadyAsync("ten");
        Assert.Equal(10, made.Status!.Outputs!.Single().Value!.Value.GetArrayLength());
        Assert.Equal(10, Nets("ten").Count);

        await world.Operator.ApplyAsync("ten", Numbered(8, "down"));
        await world.Operator.ReadyAsync("ten");
        Assert.Equal(Enumerable.Range(0, 8).Select(index => $"ten-{index}-down"), Nets("ten").Select(net => net.Name).Order(StringComparer.Ordinal));

        await world.Operator.DeleteAsync("ten");
        Assert.Empty(Nets("ten"));
    }

    [Fact]
    public async Task ScalingGroup_FollowsItsScaleSubresource_AndMendsItsMembers()
    {
        await world.Operator.ApplyAsync("scaled", Scaling("scaled"), spec => spec["drift"] = new JsonObject { ["interval"] = "1s" });
        await world.Operator.ReadyAsync("scaled");
        var group = await GroupAsync("scaled");
        Assert.Equal(2, Nets("scaled").Count);

        await world.Operator.Client.PatchScaleAsync<V1Alpha1Stack>(new EntityKey(world.Operator.Namespace, group), 4, CancellationToken.None);
        await SizeAsync(group, 4);
        Assert.Equal(4, Nets("scaled").Count);

        var lost = Nets("scaled")[0];
        Assert.True(world.Cloud.Delete("networks", lost.Id));
        await world.Operator.UntilAsync(
            group, "whole again", stack => OperatorHarness.IsReady(stack) && stack.Status!.Resources!.All(member => member.PhysicalId != lost.Id));
        Assert.Equal(4, Nets("scaled").Count);

        await world.Operator.Client.PatchScaleAsync<V1Alpha1Stack>(new EntityKey(world.Operator.Namespace, group), 1, CancellationToken.None);
        await SizeAsync(group, 1);
        Assert.Single(Nets("scaled"));
        await world.Operator.DeleteAsync("scaled");
        Assert.Empty(Nets("scaled"));
    }

    /// <summary>Kubernetes' own controller reads the size and the selector, and writes the size.</summary>
    [Fact]
    public async Task HorizontalPodAutoscaler_BringsAGroupWithinItsLimits()
    {
        await world.Operator.ApplyAsync("autoscaled", Scaling("autoscaled"));
        await world.Operator.ReadyAsync("autoscaled");
        var group = await GroupAsync("autoscaled");
        await world.Operator.Client.CreateAsync(new V1HorizontalPodAutoscaler
        {
            Metadata = new V1ObjectMeta { Name = "autoscaled", Namespace = world.Operator.Namespace },
            Spec = new JsonObject
            {
                ["scaleTargetRef"] = new JsonObject { ["apiVersion"] = "orchestration.openstack.org/v1alpha1", ["kind"] = "Stack", ["name"] = group },
                ["minReplicas"] = 3,
                ["maxReplicas"] = 5,
            },
        });

        await SizeAsync(group, 3);

        Assert.Equal(3, Nets("autoscaled").Count);
        await world.Operator.Client.DeleteAsync<V1HorizontalPodAutoscaler>("autoscaled", world.Operator.Namespace);
        await world.Operator.DeleteAsync("autoscaled");
    }

    [Fact]
    public async Task MemberMarkedUnhealthy_IsReplaced()
    {
        await world.Operator.ApplyAsync("ill", Scaling("ill"));
        await world.Operator.ReadyAsync("ill");
        var group = await GroupAsync("ill");
        var member = (await world.Operator.ReadyAsync(group)).Status!.Resources![0];
        await world.Operator.Client.PatchAsync<V1Alpha1Stack>(
            new EntityKey(world.Operator.Namespace, group),
            V1Patch.Merge(new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["annotations"] = new JsonObject { ["orchestration.openstack.org/mark-unhealthy"] = $"{member.Name}@1" },
                },
            }),
            WriteOptions.Default,
            CancellationToken.None);

        await world.Operator.UntilAsync(group, "healed", stack => OperatorHarness.IsReady(stack)
            && stack.Status!.Resources!.Single(one => one.Name == member.Name).PhysicalId is { } id && id != member.PhysicalId);

        Assert.Equal(2, Nets("ill").Count);
        await world.Operator.DeleteAsync("ill");
    }

    [Fact]
    public async Task SignalToAPolicy_MakesTheGroupGrow()
    {
        await world.Operator.ApplyAsync("grown", Scaling("grown") + """

              more:
                type: OS::Heat::ScalingPolicy
                properties: { auto_scaling_group_id: { get_resource: g }, adjustment_type: change_in_capacity, scaling_adjustment: 1, cooldown: 3600 }
            outputs:
              alarm: { value: { get_attr: [ more, alarm_url ] } }
            """);
        await world.Operator.ReadyAsync("grown");
        var outputs = await world.Operator.Client.GetAsync<V1Secret>("grown-outputs", world.Operator.Namespace, CancellationToken.None);
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(Encoding.UTF8.GetString(outputs!.Data!["alarm"])), null); // a ready Stack has told its outputs

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await SizeAsync(await GroupAsync("grown"), 3);

        await world.Operator.ReadyAsync("grown");
        using var second = await http.PostAsync(new Uri(Encoding.UTF8.GetString(outputs.Data["alarm"])), null);
        await world.Operator.EventuallyAsync("an event says why the group does not grow again", async () => (await world.Operator.EventsAsync("grown")).Any(told =>
            told.Reason == nameof(ResourceEventReason.ResourceSignalled) && told.Message?.Contains("the size stays as it is: the group cools down until", StringComparison.Ordinal) == true));
        await SizeAsync(await GroupAsync("grown"), 3);
        await world.Operator.DeleteAsync("grown");
    }

    private async Task<string> GroupAsync(string parent)
    {
        var stacks = await world.Operator.Client.ListAsync<V1Alpha1Stack>(world.Operator.Namespace);
        return stacks.Single(stack => stack.Spec.Nested?.Parent == parent).Metadata.Name!; // a stored object has a name
    }

    private Task<V1Alpha1Stack> SizeAsync(string group, int size) => world.Operator.UntilAsync(
        group, $"to {size} members", stack => OperatorHarness.IsReady(stack) && stack.Status!.Replicas == size && Nets(stack.Spec.Nested!.Parent!).Count == size);

    private List<CloudObject> Nets(string stack) =>
        [.. world.Cloud.Objects("networks").Where(net => net.Name.StartsWith(stack + "-", StringComparison.Ordinal))];

    private static string Numbered(int count, string word) => $$"""
        heat_template_version: 2021-04-16
        resources:
          g:
            type: OS::Heat::ResourceGroup
            update_policy: { rolling_update: { max_batch_size: 4 } }
            properties:
              count: {{count}}
              resource_def: { type: OS::Neutron::Net, properties: { name: "ten-%index%-{{word}}" } }
        outputs:
          ids: { value: { get_attr: [ g, refs ] } }
        """;

    private static string Scaling(string name) => $$"""
        heat_template_version: 2021-04-16
        resources:
          g:
            type: OS::Heat::AutoScalingGroup
            properties:
              min_size: 1
              max_size: 5
              desired_capacity: 2
              resource: { type: OS::Neutron::Net, properties: { name: {{name}}-net } }
        """;
}
