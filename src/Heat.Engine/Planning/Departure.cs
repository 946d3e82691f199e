using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Planning;

/// <summary>The record of an incarnation whose deletion begins. There is no way back from it.</summary>
internal static class Departure
{
    private const int MostFailures = 3;

    /// <summary>
    /// A successor that is not created yet waits for its deletion; no longer where that keeps failing. What a create without an answer made may
    /// hold what the successor needs, such as an address, and counts like an object that is being deleted.
    /// </summary>
    public static bool HoldsSuccessor(Incarnation incarnation) => HasBegun(incarnation) && incarnation.Attempts < MostFailures;

    /// <summary>It waits for nothing: its deletion has begun, or nothing can stand on it, as nobody knows whether there is an object.</summary>
    public static bool HasBegun(Incarnation incarnation) => incarnation is
    { Phase: IncarnationPhase.Deleting } or { Phase: IncarnationPhase.Creating, IsCurrent: false, PhysicalId: null, IsKnownAbsent: false };

    /// <summary>The record from now on.</summary>
    public static Incarnation Begin(Incarnation incarnation, DateTimeOffset now, long generation) => incarnation with
    {
        IsCurrent = false,
        Phase = IncarnationPhase.Deleting,
        PhaseSince = now,
        Action = ResourceAction.Delete,
        Before = null,
        Attempts = 0,
        NotBefore = null,
        LastError = null,
        LastRequestId = null,
        IsTerminal = false,
        Generation = generation,
        Backup = incarnation is { DeletionPolicy: DeletionPolicy.Snapshot, Phase: not IncarnationPhase.Creating }
            ? BackupStage.Due
            : BackupStage.None,
    };
}
