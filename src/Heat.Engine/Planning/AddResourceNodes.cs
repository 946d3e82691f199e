namespace Heat.Engine.Planning;

/// <summary>One node for every desired resource.</summary>
internal sealed class AddResourceNodes : IPlanTransform
{
    public void Apply(PlanDraft draft)
    {
        foreach (var definition in draft.Input.Definitions)
        {
            draft.Graph.Add(PlanNode.BringUp(definition.Name));
        }
    }
}
