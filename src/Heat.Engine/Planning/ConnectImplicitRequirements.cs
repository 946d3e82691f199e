namespace Heat.Engine.Planning;

/// <summary>A resource comes after those that its type knows it must wait for. Such an edge gives way to the template's own.</summary>
internal sealed class ConnectImplicitRequirements : IPlanTransform
{
    public void Apply(PlanDraft draft)
    {
        foreach (var (name, requirements) in draft.Input.ImplicitRequirements)
        {
            foreach (var requirement in requirements)
            {
                draft.Connect(PlanNode.BringUp(name), PlanNode.BringUp(requirement), isWeak: true);
            }
        }
    }
}
