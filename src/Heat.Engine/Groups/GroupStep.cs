namespace Heat.Engine.Groups;

/// <summary>What is due for a group.</summary>
public abstract record GroupStep
{
    private GroupStep()
    {
    }

    /// <summary>Nothing: it is as it is wanted.</summary>
    public sealed record Nothing : GroupStep;

    /// <summary>Its stack has to finish what it was told.</summary>
    public sealed record Wait : GroupStep;

    /// <summary>The pause between two batches.</summary>
    /// <param name="Until">When it ends.</param>
    public sealed record Pause(DateTimeOffset Until) : GroupStep;

    /// <summary>The state changes. It is saved before the group's stack is told.</summary>
    /// <param name="State">The new state.</param>
    public sealed record Change(GroupState State) : GroupStep;
}
