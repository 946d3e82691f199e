namespace Heat.Engine.Planning;

/// <summary>A resource comes after those that it names. A name whose condition is off is passed over.</summary>
internal sealed class ConnectReferences : IPlanTransform
{
    public void Apply(PlanDraft draft)
    {
        foreach (var definition in draft.Input.Definitions)
        {
            foreach (var requirement in definition.Requirements)
            {
                draft.Connect(PlanNode.BringUp(definition.Name), PlanNode.BringUp(requirement), isWeak: false);
            }
        }
    }
}
