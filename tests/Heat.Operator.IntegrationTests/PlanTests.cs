using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Engine.Forecasting;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Plans on a real API server: what they say happens, and what must be approved does not happen before.</summary>
[Trait("Category", "Cluster")]
public sealed class PlanTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Template = $$"""
        heat_template_version: 2021-04-16
        parameters:
          secret: { type: string, hidden: true, default: hunter2 }
        resources:
        {{TemplateParts.Network}}
          old: { type: OS::Neutron::Net }
          group: { type: OS::Neutron::SecurityGroup, properties: { description: { get_param: secret } } }
        """;

    private static readonly string Changed = Template
        .Replace("10.1.0.0", "10.2.0.0", StringComparison.Ordinal)
        .Replace("net: { type: OS::Neutron::Net }\n  subnet", "net: { type: OS::Neutron::Net, properties: { admin_state_up: false } }\n  subnet", StringComparison.Ordinal)
        .Replace("  old: { type: OS::Neutron::Net }", "  fresh: { type: OS::Neutron::Net }", StringComparison.Ordinal)
        .Replace("hunter2", "hunter3", StringComparison.Ordinal);

    [Fact]
    public async Task PlanOfAChange_SaysWhatThenHappens()
    {
        await world.Operator.ApplyAsync("planned", Template);
        var before = await world.Operator.ReadyAsync("planned");
        await CreateAsync("change", "planned", spec => spec["template"] = Changed);

        var plan = await PlannedAsync("change");

        Assert.Equal(
            ["fresh Create", "group Update", "net Update", "old Delete", "port MayReplace", "subnet Replace"],
            plan.Status!.Changes!.Select(change => $"{change.Path} {change.Action}").Order(StringComparer.Ordinal));
        var state = Assert.Single(plan.Status.Changes!.Single(change => change.Path == "net").Properties!);
        Assert.Equal(("admin_state_up", "true", "false"), (state.Name, state.Live, state.Desired));
        var cidr = Assert.Single(plan.Status.Changes!.Single(change => change.Path == "subnet").Properties!, property => property.NeedsNewObject == true);
        Assert.Equal(("cidr", "\"10.1.0.0/24\"", "\"10.2.0.0/24\""), (cidr.Name, cidr.Applied, cidr.Desired));
        Assert.DoesNotContain("hunter", JsonSerializer.Serialize(plan.Status, KubernetesJson.Options), StringComparison.Ordinal);
        Assert.Equal(5, (await world.Operator.ReadyAsync("planned")).Status!.ResourceCounts!.Total);

        await world.Operator.ApplyAsync("planned", Changed);
        var after = await world.Operator.ReadyAsync("planned");
        Assert.Equal(OperatorHarness.IdOf(before, "net"), OperatorHarness.IdOf(after, "net"));
        Assert.NotEqual(OperatorHarness.IdOf(before, "subnet"), OperatorHarness.IdOf(after, "subnet"));
        Assert.Equal(["fresh", "net"], world.ObjectsOf("planned").Where(one => one.Kind == "networks").Select(one => one.Name.Split('-')[1]).Order());
        await UntilAsync("change", "to be stale", stale => Condition(stale, ConditionTypes.Stale)?.Status == "True");
        await world.Operator.DeleteAsync("planned");
    }

    /// <summary>Two changes of one Stack are two desired states, and neither is what a later one may be.</summary>
    [Fact]
    public async Task PlansOfOneStack_DoNotShareWhatTheCloudWasAskedFor()
    {
        const string Before = """
            heat_template_version: 2013-05-23
            resources: { net: { type: OS::Neutron::Net } }
            """;
        const string Zones = """
            heat_template_version: 2013-05-23
            resources: { zones: { type: OS::Heat::Value, properties: { value: { "Fn::GetAZs": "" } } } }
            """;
        await world.Operator.ApplyAsync("choice", Before);
        await world.Operator.ReadyAsync("choice");

        await CreateAsync("without-zones", "choice", spec => spec["template"] = Before.Replace("net:", "other:", StringComparison.Ordinal));
        await PlannedAsync("without-zones");
        await CreateAsync("with-zones", "choice", spec => spec["template"] = Zones);
        var plan = await PlannedAsync("with-zones");

        Assert.Equal(["net Delete", "zones Create"], plan.Status!.Changes!.Select(change => $"{change.Path} {change.Action}").Order(StringComparer.Ordinal));
        await world.Operator.DeleteAsync("choice");
    }

    [Fact]
    public async Task PlanOfStacksInside_NamesWhatIsInThem()
    {
        const string Tree = """
            heat_template_version: 2021-04-16
            resources:
              group: { type: OS::Heat::ResourceGroup, properties: { count: 2, resource_def: { type: OS::Neutron::Net } } }
              stack: { type: OS::Heat::Stack, properties: { template: { get_file: inner.yaml } } }
            """;
        const string Inner = "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net, properties: { admin_state_up: true } } }";
        await world.Operator.ApplyAsync("tree", Tree, spec => spec["files"] = new JsonObject { ["inner.yaml"] = Inner });
        await world.Operator.ReadyAsync("tree");

        await CreateAsync("deeper", "tree", spec =>
        {
            spec["template"] = Tree.Replace("count: 2", "count: 3, removal_policies: [ { resource_list: [ '0' ] } ]", StringComparison.Ordinal);
            spec["files"] = new JsonObject { ["inner.yaml"] = Inner.Replace("true", "false", StringComparison.Ordinal) };
        });

        var plan = await PlannedAsync("deeper");
        Assert.Equal(
            ["group Update", "group/0 Delete", "group/2 Create", "group/3 Create", "stack Update", "stack/net Update"],
            plan.Status!.Changes!.Select(change => $"{change.Path} {change.Action}").Order(StringComparer.Ordinal));
        Assert.Equal((2, 1), (plan.Status.Counts!.Create, plan.Status.Counts.Delete));
        await world.Operator.DeleteAsync("tree");
    }

    [Fact]
    public async Task PlanOfAStackInAnotherRegion_SaysThatItDoesNotLookThere()
    {
        const string Inner = "heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net } }";
        await world.Operator.ApplyAsync("astride", "heat_template_version: 2021-04-16\nresources: { near: { type: OS::Neutron::Net } }");
        await world.Operator.ReadyAsync("astride");

        await CreateAsync("afar", "astride", spec =>
        {
            spec["template"] = """
                heat_template_version: 2021-04-16
                resources:
                  near: { type: OS::Neutron::Net }
                  far: { type: OS::Heat::Stack, properties: { context: { region_name: RegionTwo }, template: { get_file: inner.yaml } } }
                """;
            spec["files"] = new JsonObject { ["inner.yaml"] = Inner };
        });

        var change = Assert.Single((await PlannedAsync("afar")).Status!.Changes!);
        Assert.Equal(("far", ForecastAction.Create), (change.Path, change.Action));
        Assert.Contains("It stands in another cloud or region, which a plan does not look into.", change.Reason, StringComparison.Ordinal);
        await world.Operator.DeleteAsync("astride");
    }

    [Fact]
    public async Task PlanOfABadTemplate_SaysWhatIsWrong()
    {
        await world.Operator.ApplyAsync("sound", Template);
        await world.Operator.ReadyAsync("sound");
        await CreateAsync("broken", "sound", spec => spec["template"] = Template.Replace("cidr: 10.1.0.0/24", "cidr: nonsense", StringComparison.Ordinal));

        var plan = await UntilAsync("broken", "to be refused", plan => Condition(plan, ConditionTypes.Ready)?.Status == "False");

        Assert.Equal(nameof(StackReason.InvalidTemplate), Condition(plan, ConditionTypes.Ready)!.Reason); // it was waited for
        Assert.Contains("cidr", Condition(plan, ConditionTypes.Ready)!.Message, StringComparison.Ordinal); // as above
        Assert.Null(plan.Status!.Changes);
        await world.Operator.DeleteAsync("sound");
    }

    [Fact]
    public async Task PlanOfAMissingStack_SaysSo()
    {
        await CreateAsync("lonely", "nobody", _ => { });

        var plan = await UntilAsync("lonely", "to be refused", plan => Condition(plan, ConditionTypes.Ready)?.Status == "False");

        Assert.Equal(nameof(StackReason.StackMissing), Condition(plan, ConditionTypes.Ready)!.Reason); // it was waited for
        await world.Operator.EventuallyAsync("an event tells of it", async () =>
            (await world.Operator.EventsAsync("lonely")).Any(happened => happened.Reason == nameof(StackReason.StackMissing)));
    }

    [Fact]
    public async Task ManualApproval_NothingHappensWithoutTheHashOfThePlan()
    {
        await ApplyManuallyAsync("careful", Template);
        var waiting = await world.Operator.RefusedAsync("careful", StackReason.AwaitingApproval);
        Assert.Empty(world.ObjectsOf("careful"));
        var first = await PlannedAsync("careful-pending");
        Assert.Equal(5, first.Status!.Counts!.Create);
        Assert.Contains(first.Status.Hash!, OperatorHarness.Ready(waiting)!.Message, StringComparison.Ordinal); // it was waited for

        await ApproveAsync("careful", "0123456789");
        await world.Operator.UntilAsync("careful", "to say that the hash is another", stack => OperatorHarness.Ready(stack)?.Message?.Contains("another hash", StringComparison.Ordinal) == true);
        Assert.Empty(world.ObjectsOf("careful"));

        await ApproveAsync("careful", first.Status.Hash!);
        await world.Operator.ReadyAsync("careful");
        await UntilAsync("careful-pending", "to be over", plan => Condition(plan, ConditionTypes.Stale)?.Status == "True");

        await ApplyManuallyAsync("careful", Template.Replace("10.1.0.0", "10.3.0.0", StringComparison.Ordinal));
        var second = await UntilAsync("careful-pending", "to be the second", plan => Condition(plan, ConditionTypes.Stale)?.Status == "False");
        await ApplyManuallyAsync("careful", Changed);
        var third = await UntilAsync("careful-pending", "to be the third", plan => plan.Status!.Hash != second.Status!.Hash);
        await CreateAsync("same", "careful", _ => { });
        Assert.Equal(third.Status!.Hash, (await PlannedAsync("same")).Status!.Hash);
        await ApproveAsync("careful", second.Status!.Hash!);
        await world.Operator.UntilAsync("careful", "to refuse the old plan", stack => OperatorHarness.Ready(stack)?.Message?.Contains(third.Status!.Hash!, StringComparison.Ordinal) == true);
        Assert.Single(world.ObjectsOf("careful"), one => one.Kind == "networks" && one.Name.Contains("-old-", StringComparison.Ordinal));

        await ApproveAsync("careful", third.Status!.Hash!);
        await world.Operator.ReadyAsync("careful");
        Assert.Single(world.ObjectsOf("careful"), one => one.Kind == "networks" && one.Name.Contains("-fresh-", StringComparison.Ordinal));
        await world.Operator.DeleteAsync("careful");
    }

    [Fact]
    public async Task DriftThatIsOnlyReported_IsPlannedAndAccepted()
    {
        await world.Operator.ApplyAsync("watched", Template, spec => spec["drift"] = new JsonObject { ["policy"] = "Report", ["interval"] = "1h" });
        var stack = await world.Operator.ReadyAsync("watched");
        Assert.True(world.Cloud.Change("networks", OperatorHarness.IdOf(stack, "net")!, """{"admin_state_up": false}""")); // a ready resource has an id
        Assert.True(world.Cloud.Change("security-groups", OperatorHarness.IdOf(stack, "group")!, """{"description": "theirs"}""")); // as above

        await world.Operator.AnnotateAsync("watched", "reconcile", "@1");
        var drifted = await world.Operator.UntilAsync("watched", "to be drifted", stack => stack.Status?.ResourceCounts?.Drifted == 2);
        var told = drifted.Status!.Resources!.SelectMany(resource => resource.Drift ?? []).ToDictionary(drift => drift.Property);
        Assert.Equal(("true", "false"), (told["admin_state_up"].Desired, told["admin_state_up"].Live));
        Assert.DoesNotContain("theirs", told["description"].Live, StringComparison.Ordinal);

        await CreateAsync("corrections", "watched", spec => spec["drift"] = new JsonObject { ["policy"] = "Correct" });
        var plan = await PlannedAsync("corrections");
        Assert.Equal(["group Update", "net Update"], plan.Status!.Changes!.Select(change => $"{change.Path} {change.Action}").Order(StringComparer.Ordinal));
        Assert.All(plan.Status.Changes!.SelectMany(change => change.Properties!), property => Assert.Equal(ForecastCause.Drift, property.Cause));

        await world.Operator.AnnotateAsync("watched", "accept-drift", "net.admin_state_up@1");
        await world.Operator.UntilAsync("watched", "to have accepted", stack => stack.Status?.ResourceCounts?.Drifted == 1);
        await world.Operator.AnnotateAsync<V1Alpha1StackPlan>("corrections", "reconcile", "@1");
        await UntilAsync("corrections", "to correct the rest", plan => plan.Status?.Counts is { Update: 1 });
        await world.Operator.DeleteAsync("watched");
    }

    private Task<V1Alpha1Stack> ApplyManuallyAsync(string name, string template) =>
        world.Operator.ApplyAsync(name, template, spec => spec["approval"] = "Manual");

    private Task ApproveAsync(string name, string hash) => world.Operator.AnnotateAsync(name, "approve", hash);

    private Task<V1Alpha1StackPlan> CreateAsync(string name, string stack, Action<JsonObject> change)
    {
        var spec = new JsonObject { ["stackRef"] = new JsonObject { ["name"] = stack } };
        change(spec);
        return world.Operator.Client.CreateAsync(new V1Alpha1StackPlan
        {
            Metadata = new V1ObjectMeta { Name = name, Namespace = world.Operator.Namespace },
            Spec = spec.Deserialize<V1Alpha1StackPlanSpec>(KubernetesJson.Options)!, // an object is never null
        });
    }

    private Task<V1Alpha1StackPlan> PlannedAsync(string name) =>
        UntilAsync(name, "to be made", plan => Condition(plan, ConditionTypes.Ready)?.Status == "True");

    private Task<V1Alpha1StackPlan> UntilAsync(string name, string expectation, Func<V1Alpha1StackPlan, bool> predicate) =>
        world.Operator.UntilAsync(name, expectation, predicate);

    private static V1Condition? Condition(V1Alpha1StackPlan plan, string type) =>
        plan.Status?.Conditions?.Find(condition => condition.Type == type);
}
