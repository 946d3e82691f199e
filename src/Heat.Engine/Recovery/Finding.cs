using Heat.Engine.Stacks;

namespace Heat.Engine.Recovery;

/// <summary>What recovery makes of one resource of the template.</summary>
internal abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>There is nothing to find: an ordinary pass brings it up.</summary>
    public static Finding Nothing { get; } = new NothingFinding();

    /// <summary>There is an object, but nothing says that it is the stack's.</summary>
    public static Finding OfOthers { get; } = new NotOurs();

    /// <summary>There is an object of somebody else.</summary>
    public sealed record NotOurs : Finding;

    /// <summary>There is nothing to find.</summary>
    public sealed record NothingFinding : Finding;

    /// <summary>Its record.</summary>
    /// <param name="Incarnation">The record.</param>
    public sealed record Found(Incarnation Incarnation) : Finding;

    /// <summary>It had an object, which is gone.</summary>
    public sealed record Gone : Finding;

    /// <summary>It has an object that must not be taken, or lacks a value that cannot be had again.</summary>
    /// <param name="Message">What is the matter and what to do.</param>
    /// <param name="MayPass">It may go away by itself.</param>
    public sealed record Obstacle(string Message, bool MayPass = false) : Finding;
}
