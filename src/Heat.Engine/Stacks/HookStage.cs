namespace Heat.Engine.Stacks;

/// <summary>Where a hook of a resource stands in the stack's present action. One that was not come to yet has none.</summary>
public enum HookStage
{
    /// <summary>The resource waits at it for somebody.</summary>
    Waiting,

    /// <summary>Somebody let the resource pass.</summary>
    Cleared,
}
