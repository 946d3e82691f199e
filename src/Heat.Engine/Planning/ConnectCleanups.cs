using Heat.Engine.Stacks;

namespace Heat.Engine.Planning;

/// <summary>
/// An old incarnation goes after the new one of its resource is up, and after everything that was built on it has moved
/// on or is gone. One whose deletion has begun has met all that: it waits for nothing, and a successor that is not
/// created yet, or whose update is still to be made, waits for it. So it is with one of whose create no answer came.
/// </summary>
internal sealed class ConnectCleanups : IPlanTransform
{
    public void Apply(PlanDraft draft)
    {
        var dependents = Dependents(draft.Input.Incarnations);
        foreach (var old in draft.Input.Incarnations)
        {
            var node = PlanNode.CleanUp(old.ShortId);
            if (!draft.Graph.Contains(node))
            {
                continue;
            }

            if (Departure.HasBegun(old))
            {
                ConnectSuccessor(draft, old, node);
                continue;
            }

            draft.Connect(node, PlanNode.BringUp(old.Name.Value), isWeak: false);
            foreach (var dependent in dependents[old.Name.Value])
            {
                ConnectDependent(draft, node, dependent);
            }
        }
    }

    private static ILookup<string, Incarnation> Dependents(IEnumerable<Incarnation> incarnations) => incarnations
        .SelectMany(incarnation => incarnation.Requirements, (incarnation, requirement) => (incarnation, requirement))
        .ToLookup(pair => pair.requirement, pair => pair.incarnation);

    private static void ConnectSuccessor(PlanDraft draft, Incarnation old, PlanNode node)
    {
        if (!draft.Graph.Contains(PlanNode.BringUp(old.Name.Value)) || !Departure.HoldsSuccessor(old))
        {
            return;
        }

        var successor = draft.Input.Incarnations.FirstOrDefault(other => other.IsCurrent && other.Name == old.Name);
        if (successor is null or { Phase: IncarnationPhase.Creating, PhysicalId: null } or { Phase: IncarnationPhase.Updating, Before: not null })
        {
            draft.Connect(PlanNode.BringUp(old.Name.Value), node, isWeak: false);
        }
    }

    private static void ConnectDependent(PlanDraft draft, PlanNode node, Incarnation dependent)
    {
        var cleanUp = PlanNode.CleanUp(dependent.ShortId);
        var isLeaving = draft.Graph.Contains(cleanUp);
        draft.Connect(node, isLeaving ? cleanUp : PlanNode.BringUp(dependent.Name.Value), isWeak: isLeaving);
    }
}
