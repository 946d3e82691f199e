using System.Text.Json.Nodes;
using Heat.Operator.Entities;
using Heat.Operator.Testing;
using Heat.Simulator.Faults;

namespace Heat.Operator.IntegrationTests;

/// <summary><c>Fn::GetAZs</c> gives what the cloud said when the desired state was new.</summary>
[Trait("Category", "Cluster")]
public sealed class AvailabilityZoneTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Outer = """
        heat_template_version: 2013-05-23
        resources:
          inner: { type: inner.yaml }
          net: { type: OS::Neutron::Net, properties: { name: zoned } }
        outputs:
          here: { value: { "Fn::GetAZs": "" } }
          inside: { value: { get_attr: [ inner, first ] } }
        """;

    private const string Inner = """
        AWSTemplateFormatVersion: "2010-09-09"
        Resources:
          Value: { Type: "OS::Heat::Value", Properties: { value: { "Fn::Select": [ 0, { "Fn::GetAZs": { Ref: "AWS::Region" } } ] } } }
        Outputs:
          first: { Value: { "Fn::GetAtt": [ Value, value ] } }
        """;

    [Fact]
    public async Task Zones_AreAskedForOnceForADesiredState_WhateverHappensToTheOperator()
    {
        await world.Operator.ApplyAsync("zoned", Outer, Inside);
        var ready = await world.Operator.ReadyAsync("zoned");
        Assert.Equal(("""["nova"]""", "nova"), (Output(ready, "here"), Output(ready, "inside")));

        await world.Operator.StopOperatorAsync();
        world.Cloud.Faults.Add(new FaultRule { Service = "compute", Path = "os-availability-zone", Kind = FaultKind.Status, Status = 500 });
        await world.Operator.StartOperatorAsync();
        await world.Operator.AnnotateAsync("zoned", "reconcile", "1");
        var kept = await world.Operator.UntilAsync("zoned", "to be looked at", stack => OperatorHarness.IsReady(stack) && stack.Status?.Handled?.ContainsKey("reconcile") == true);
        Assert.Equal("""["nova"]""", Output(kept, "here"));

        await world.Operator.ApplyAsync("zoned", Outer.Replace("name: zoned", "name: other", StringComparison.Ordinal), Inside);
        await world.Operator.UntilAsync("zoned", "to say what is missing", stack =>
            OperatorHarness.Ready(stack)?.Message?.Contains("The availability zones that Fn::GetAZs gives cannot be read", StringComparison.Ordinal) == true);

        world.Cloud.Faults.Clear();
        await world.Operator.ReadyAsync("zoned");
        await world.Operator.DeleteAsync("zoned");
    }

    private static void Inside(JsonObject spec) => spec["files"] = new JsonObject { ["inner.yaml"] = Inner };

    private static string? Output(V1Alpha1Stack stack, string name) =>
        stack.Status!.Outputs!.Single(output => output.Name == name).Value?.ToString();
}
