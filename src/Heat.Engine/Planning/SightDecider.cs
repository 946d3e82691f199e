using Heat.Engine.Actions;
using Heat.Engine.Execution;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Planning;

/// <summary>What the state of a live object asks for.</summary>
internal enum SightVerdict
{
    /// <summary>It is there and works.</summary>
    Fine,

    /// <summary>The cloud is at work on it.</summary>
    Busy,

    /// <summary>It is gone and is made anew.</summary>
    MakeAnew,

    /// <summary>It is gone, and only told to be.</summary>
    TellGone,

    /// <summary>It was never complete: it goes, then another is made.</summary>
    Rebuild,

    /// <summary>It broke: another is made, then it goes.</summary>
    Replace,

    /// <summary>It is broken; it may mend by itself.</summary>
    TryAgain,
}

/// <summary>Decides what the state of a live object asks for. Pure: passes carry its verdicts out, and forecasts tell them.</summary>
internal static class SightDecider
{
    /// <summary>The verdict on an object that was complete.</summary>
    /// <param name="incarnation">Its record.</param>
    /// <param name="lifecycle">What the cloud says.</param>
    /// <param name="definition">The resource; it may forbid a replacement.</param>
    /// <param name="policy">What to do about drift of the resource as a whole.</param>
    /// <param name="generation">The desired state.</param>
    /// <remarks>What was once in use is replaced only when the desired state changes: its data may be worth saving.</remarks>
    public static SightVerdict OfComplete(
        Incarnation incarnation, Lifecycle lifecycle, ResourceDefinition definition, DriftPolicy policy, long generation) => lifecycle switch
        {
            Lifecycle.Absent => Restrictions.Bound(definition, policy) == DriftPolicy.Correct ? SightVerdict.MakeAnew : SightVerdict.TellGone,
            Lifecycle.Failed => incarnation.Generation < generation && incarnation.LastError is not null && Restrictions.OfReplace(definition) is null
                ? SightVerdict.Replace
                : SightVerdict.TryAgain,
            Lifecycle.Pending => SightVerdict.Busy,
            _ => SightVerdict.Fine,
        };

    /// <summary>The verdict on an object that is being made or changed.</summary>
    public static SightVerdict OfUnfinished(Incarnation incarnation, Lifecycle lifecycle, long generation) => lifecycle switch
    {
        Lifecycle.Absent => SightVerdict.MakeAnew,
        Lifecycle.Failed when incarnation.Phase == IncarnationPhase.Creating => SightVerdict.Rebuild,
        Lifecycle.Failed => incarnation.Generation < generation ? SightVerdict.Replace : SightVerdict.TryAgain,
        Lifecycle.Pending => SightVerdict.Busy,
        _ => SightVerdict.Fine,
    };
}
