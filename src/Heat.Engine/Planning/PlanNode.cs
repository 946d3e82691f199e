using Heat.Engine.Stacks;

namespace Heat.Engine.Planning;

/// <summary>What is to be done at a node of a plan.</summary>
public enum PlanNodeKind
{
    /// <summary>Bring a resource to its desired state.</summary>
    BringUp,

    /// <summary>Remove an incarnation that is wanted no more.</summary>
    CleanUp,
}

/// <summary>A node of a plan.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Key">Logical name to bring up, or short id to clean up.</param>
public readonly record struct PlanNode(PlanNodeKind Kind, string Key)
{
    /// <summary>Brings a resource up.</summary>
    public static PlanNode BringUp(string name) => new(PlanNodeKind.BringUp, name);

    /// <summary>Cleans an incarnation up.</summary>
    public static PlanNode CleanUp(ShortId shortId) => new(PlanNodeKind.CleanUp, shortId.Value);
}
