using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>What is missing around a stack is named where people look: the place, and what to do.</summary>
[Trait("Category", "Cluster")]
public sealed class MessageTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    [Fact]
    public async Task AddressOfAPolicy_WithoutAnAddressOfTheOperator_SaysWhatToSet()
    {
        await world.Operator.RestartOperatorAsync(world.Operator.Settings with { PublicSignalUrl = null });

        await world.Operator.ApplyAsync("unreached", """
            heat_template_version: 2021-04-16
            resources:
              group: { type: OS::Heat::AutoScalingGroup, properties: { min_size: 0, max_size: 2, resource: { type: OS::Heat::Value, properties: { value: a } } } }
              policy: { type: OS::Heat::ScalingPolicy, properties: { auto_scaling_group_id: { get_resource: group }, adjustment_type: change_in_capacity, scaling_adjustment: 1 } }
            outputs:
              url: { value: { get_attr: [ policy, alarm_url ] } }
            """);

        var stack = await world.Operator.UntilAsync("unreached", "to say what to set", stack =>
            OperatorHarness.Ready(stack)?.Message?.Contains("Set Signals:PublicUrl (signals.publicUrl in the chart)", StringComparison.Ordinal) == true);
        Assert.Contains("policy", OperatorHarness.Ready(stack)!.Message, StringComparison.Ordinal); // it was waited for
        await world.Operator.EventuallyAsync("an event says it too", async () =>
            (await world.Operator.EventsAsync("unreached")).Any(told => told.Message?.Contains("Signals:PublicUrl", StringComparison.Ordinal) == true));

        await world.Operator.RestartOperatorAsync();
        await world.Operator.ReadyAsync("unreached");
        await world.Operator.DeleteAsync("unreached");
    }

    [Fact]
    public async Task SecretOfAnotherCloud_ThatIsMissing_IsNamedWithItsPlace()
    {
        await world.Operator.ApplyAsync("elsewhere", """
            heat_template_version: 2021-04-16
            resources:
              far: { type: OS::Heat::Stack, properties: { context: { credential_secret_id: far-cloud }, template: { get_file: inner.yaml } } }
            """, spec => spec["files"] = new JsonObject { ["inner.yaml"] = "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net } }" });

        var stack = await world.Operator.UntilAsync("elsewhere", "to name the Secret", stack => OperatorHarness.Ready(stack)?.Message?.Contains("far-cloud", StringComparison.Ordinal) == true);
        Assert.Contains(
            $"resources.far.properties.context.credential_secret_id of Stack 'elsewhere': there is no Secret 'far-cloud' in namespace '{world.Operator.Namespace}'. Create it",
            OperatorHarness.Ready(stack)!.Message, StringComparison.Ordinal); // it was waited for
        Assert.Equal("far", Assert.Single(stack.Status!.Blocking!).Path);

        await world.Operator.Client.CreateAsync(Heat.Testing.Kubernetes.Entities.ASecret("far-cloud", world.Operator.Namespace, ("clouds.yaml", world.CloudsYaml())));
        await world.Operator.ReadyAsync("elsewhere");
        await world.Operator.DeleteAsync("elsewhere");
    }
}
