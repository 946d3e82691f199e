using Heat.Engine.Execution;
using Heat.Engine.Stacks;

namespace Heat.Engine.Actions;

/// <summary>Gives up what a stack that is removed by force cannot delete: it is listed, and stays in the cloud.</summary>
internal sealed class ForcedDeletion(PassScope scope)
{
    /// <summary>Nobody waits for this object any longer: its deletion failed at least once, or took longer than an action may.</summary>
    public bool GivesUp(Incarnation incarnation) =>
        scope.Input.IsDeletion && scope.Ledger.State.IsForced && incarnation.Action == ResourceAction.Delete
        && (incarnation is { Attempts: > 0, LastError: not null } || scope.Now - incarnation.PhaseSince >= scope.Input.Timeout);

    /// <summary>Lists it; what is known of it is lost with the stack.</summary>
    /// <returns>Why it is left, for people.</returns>
    public string Leave(Incarnation incarnation)
    {
        var reason = incarnation.LastError ?? $"It was not gone after {scope.Input.Timeout}.";
        var left = new LeftObject(
            incarnation.Name.Value, incarnation.Type, incarnation.PhysicalId?.Value ?? incarnation.PhysicalName, reason);
        scope.Ledger.Record(state => state with { LeftBehind = state.LeftBehind.Add(left) });
        return $"It is left in the cloud because the deletion is forced: {reason}";
    }
}
