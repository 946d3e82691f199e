using System.Collections.Immutable;
using Heat.Engine.Graph;
using Heat.Engine.Planning;
using Heat.Engine.Stacks;
using Heat.Engine.Tests.Simulation;
using Heat.Templates.Schemas;

namespace Heat.Engine.Tests.Planning;

public sealed class StackPlannerTests
{
    private static readonly ImmutableDictionary<string, ImmutableHashSet<string>> NoneImplicit =
        ImmutableDictionary<string, ImmutableHashSet<string>>.Empty;

    [Fact]
    public void References_GiveTheOrder() => Assert.Equal(["up A", "up B"], Order(Plan([Fakes.Resource("B", ("a", "$A")), Fakes.Resource("A")], [])));

    [Fact]
    public void ImplicitRequirement_GivesTheOrder() => Assert.Equal(
        ["up A", "up B"], Order(Plan([Fakes.Resource("B"), Fakes.Resource("A")], [], NoneImplicit.Add("B", ["A"]))));

    [Fact]
    public void ImplicitRequirement_GivesWayToTheTemplate() => Assert.Equal(
        ["up B", "up A"], Order(Plan([Fakes.Resource("B"), Fakes.Resource("A", ("a", "$B"))], [], NoneImplicit.Add("B", ["A"]))));

    [Fact]
    public void CircleOfReferences_IsNamed() => Assert.Equal(
        ["A", "B"], Plan([Fakes.Resource("A", ("a", "$B")), Fakes.Resource("B", ("a", "$A"))], []).Cycle.Order());

    [Fact]
    public void RemovedResources_GoInReverse() => Assert.Equal(
        ["clean b1", "clean a1"], Order(Plan([], [Stored("a1", "A"), Stored("b1", "B", "A")])));

    [Fact]
    public void OldIncarnation_GoesAfterTheNewOneAndItsDependents() => Assert.Equal(
        ["up A", "up B", "clean a1"],
        Order(Plan(
            [Fakes.Resource("A"), Fakes.Resource("B", ("a", "$A"))],
            [Stored("a1", "A") with { IsCurrent = false }, Stored("a2", "A"), Stored("b1", "B", "A")])));

    [Fact]
    public void RemovedResource_GoesAfterFormerDependentsHaveMovedOn() => Assert.Equal(
        ["up B", "clean a1"], Order(Plan([Fakes.Resource("B")], [Stored("a1", "A"), Stored("b1", "B", "A")])));

    [Fact]
    public void DeletionThatHasBegun_ComesBeforeASuccessorThatIsNotCreated() => Assert.Equal(
        ["clean a1", "up A"],
        Order(Plan(
            [Fakes.Resource("A")],
            [
                Stored("a1", "A") with { IsCurrent = false, Phase = IncarnationPhase.Deleting },
                Stored("a2", "A") with { Phase = IncarnationPhase.Creating, PhysicalId = null },
            ])));

    [Fact]
    public void RequirementsThatTurnedRound_DoNotBlockDeletion()
    {
        var plan = Plan([], [Stored("a1", "A", "B"), Stored("b1", "B"), Stored("a2", "A"), Stored("b2", "B", "A")]);
        Assert.Empty(plan.Cycle);
        Assert.Equal(4, GraphOrder.Sort(plan.Graph).Length);
    }

    private static StackPlan Plan(
        FakeResource[] resources, Incarnation[] stored, ImmutableDictionary<string, ImmutableHashSet<string>>? implicitRequirements = null) =>
        StackPlanner.Plan(new PlanInput(new FakeTemplate(resources).Resources, stored, implicitRequirements ?? NoneImplicit));

    private static IEnumerable<string> Order(StackPlan plan) => GraphOrder.Sort(plan.Graph)
        .Select(node => $"{(node.Kind == PlanNodeKind.BringUp ? "up" : "clean")} {node.Key}");

    private static Incarnation Stored(string shortId, string name, params string[] requirements) => new()
    {
        ShortId = new ShortId(shortId),
        Name = new ResourceName(name),
        Type = "Thing",
        PhysicalName = shortId,
        PhysicalId = new PhysicalId(shortId),
        Phase = IncarnationPhase.Ready,
        Applied = PropertyTree.Empty,
        DefinitionHash = "",
        Requirements = [.. requirements],
    };
}
