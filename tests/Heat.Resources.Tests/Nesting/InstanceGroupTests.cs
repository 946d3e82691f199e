using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

/// <summary>Groups of instances of a launch configuration, in CloudFormation's words.</summary>
public sealed class InstanceGroupTests
{
    private const string Member = """
        heat_template_version: 2021-04-16
        parameters:
          ImageId: { type: string }
          InstanceType: { type: string }
          Tags: { type: json, default: [] }
        resources:
          vm: { type: OS::Heat::TestResource, properties: { value: { get_param: ImageId } } }
        outputs:
          PublicIp: { value: { list_join: [ "-", [ { get_attr: [ vm, output ] }, { get_param: InstanceType } ] ] } }
          tags: { value: { get_param: Tags } }
        """;

    [Fact]
    public async Task Group_HasItsSizeOfInstances_TaggedWithItsId_AndListsTheirAddresses()
    {
        using var tree = Tree();
        tree.Want(Launch("a") + Group("Size: 2") + "outputs: { list: { value: { get_attr: [ g, InstanceList ] } } }");
        await tree.SettleAsync();

        Assert.Equal(StackStatus.Complete, tree.Report.Status);
        Assert.Equal("\"a-small,a-small\"", tree.Output("list").ToString());
        var tags = tree.Member("g").Outputs["tags"]!.ToString();
        Assert.Contains(tree.Child("g").Identity.Id.Value, tags, StringComparison.Ordinal);
        Assert.Contains("metering.groupname", tags, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedLaunchConfiguration_IsRolledOnlyWithAPolicy()
    {
        using var tree = Tree();
        tree.Want(Launch("a") + Group("Size: 2"));
        await tree.SettleAsync();
        tree.Want(Launch("b") + Group("Size: 3"));
        await tree.SettleAsync();
        Assert.Equal(["a", "a", "b"], tree.Images("g"));

        tree.Want(Launch("c") + Group("Size: 3", "update_policy: { RollingUpdate: { MaxBatchSize: 2, PauseTime: PT1M } }"));
        await tree.SettleAsync();
        Assert.Equal(["c", "c", "c"], tree.Images("g"));
    }

    [Fact]
    public async Task LoadBalancers_AreRefused()
    {
        using var tree = Tree();
        tree.Want(Launch("a") + Group("Size: 1, LoadBalancerNames: [ lb ]"));
        await tree.RoundAsync();

        Assert.Contains(tree.Report.Resources, resource => resource.Reason?.Contains("LoadBalancerNames is not supported", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task AutoScalingGroup_IsScaledByItsPolicy()
    {
        using var tree = Tree();
        tree.Want(Launch("a") + """
              g:
                type: AWS::AutoScaling::AutoScalingGroup
                properties: { AvailabilityZones: [ nova ], LaunchConfigurationName: { get_resource: launch }, MinSize: 1, MaxSize: 3 }
              p:
                type: AWS::AutoScaling::ScalingPolicy
                properties: { AutoScalingGroupName: { get_resource: g }, AdjustmentType: ChangeInCapacity, ScalingAdjustment: 5 }
            outputs:
              alarm: { value: { get_resource: p } }
            """);
        await tree.SettleAsync();
        Assert.True(tree.Output("alarm").IsSecret);
        Assert.Single(tree.Images("g"));

        tree.Signals["p"] = [new Signal("s", tree.Clock.GetUtcNow(), MapValue.Empty)];
        await tree.SettleAsync();
        Assert.Equal(["a", "a", "a"], tree.Images("g"));
    }

    private static GroupTree Tree() => new()
    {
        Files = ImmutableDictionary<string, string>.Empty.Add("member.yaml", Member),
        Environment = "resource_registry: { \"OS::Heat::ScaledResource\": member.yaml }",
    };

    private static string Launch(string image) => $$"""
        resources:
          launch: { type: AWS::AutoScaling::LaunchConfiguration, properties: { ImageId: {{image}}, InstanceType: small } }

        """;

    private static string Group(string properties, string policy = "") =>
        "  g: { type: OS::Heat::InstanceGroup, properties: { AvailabilityZones: [ nova ], LaunchConfigurationName: { get_resource: launch }, "
        + $"{properties} }}{(policy.Length > 0 ? ", " + policy : "")} }}\n";
}
