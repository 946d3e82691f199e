namespace Heat.Engine.Planning;

/// <summary>One node for every incarnation that is wanted no more: replaced, or of a resource that left the template.</summary>
internal sealed class AddCleanupNodes : IPlanTransform
{
    public void Apply(PlanDraft draft)
    {
        foreach (var incarnation in draft.Input.Incarnations)
        {
            if (!incarnation.IsCurrent || !draft.Graph.Contains(PlanNode.BringUp(incarnation.Name.Value)))
            {
                draft.Graph.Add(PlanNode.CleanUp(incarnation.ShortId));
            }
        }
    }
}
