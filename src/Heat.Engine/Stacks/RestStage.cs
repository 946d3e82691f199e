namespace Heat.Engine.Stacks;

/// <summary>Whether an object works or rests, as far as its stack has brought it.</summary>
public enum RestStage
{
    /// <summary>It works.</summary>
    Awake,

    /// <summary>It is being put to rest.</summary>
    Suspending,

    /// <summary>It rests.</summary>
    Suspended,

    /// <summary>It is being set to work again.</summary>
    Resuming,
}
