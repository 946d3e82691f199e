namespace Heat.Operator.Orphans;

/// <summary>Reasons of events about an OrphanSweep.</summary>
public enum OrphanEventReason
{
    /// <summary>Orphans turned up that the last sweep did not see.</summary>
    OrphansFound,

    /// <summary>The cloud was asked to delete an orphan, as the spec says.</summary>
    OrphanDeleted,

    /// <summary>An object that the spec names was not deleted.</summary>
    OrphanNotDeleted,
}
