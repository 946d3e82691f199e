using Heat.Engine.Actions;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>Where a stack's action begins and ends. Pure.</summary>
internal static class StackActions
{
    /// <summary>The desired state is new and has to be looked through first. What was complete before needs no look when it comes back.</summary>
    public static bool MustBeChecked(StackInput input, StackState state) =>
        !input.IsDeletion && state.Generation != input.Generation && Served(state, input).Kind != ServingKind.Rollback;

    /// <summary>Work on the input's desired state has begun already; if not, the next pass that acts begins it.</summary>
    public static bool HasBegun(StackInput input, StackState state) => input is { IsSuspended: true, IsDeletion: false }
        ? state.IsSuspended
        : state.Generation == input.Generation && !state.IsSuspended && state.Action == StackAction.Delete == input.IsDeletion;

    /// <summary>The state when work on the input's desired state begins.</summary>
    public static StackState Begin(StackState state, StackInput input, DateTimeOffset now) => state with
    {
        Generation = input.Generation,
        Action = Of(state, input),
        ActionSince = now,
        IsComplete = false,
        IsRepair = false,
        IsSuspended = false,
        Content = !input.IsDeletion && Served(state, input).Kind == ServingKind.Spec ? input.Content : null,
        Hooks = Hooks.Kept(state, Of(state, input)),
        Serving = input.IsDeletion ? state.Serving : Served(state, input),
        ImmutableParameters = input is { IsDeletion: false, Template: { } template } ? ImmutableParameters.Of(template) : state.ImmutableParameters,
    };

    /// <summary>The state when nothing is left to do.</summary>
    public static StackState Finish(StackState state, StackInput input)
    {
        if (input.IsDeletion)
        {
            return state.IsComplete ? state : state with { IsComplete = true };
        }

        // A rollback leads to what was good before, or to nothing.
        var served = Served(state, input);
        var good = served.Kind == ServingKind.Rollback ? state.LastGood : served.Revision;
        var wasComplete = state.WasComplete || served.Kind != ServingKind.Rollback;
        return state.IsComplete && state.LastGood == good && state.Serving is not null
            ? state
            : state with { IsComplete = true, WasComplete = wasComplete, LastGood = good, Serving = served };
    }

    /// <summary>The state when a check of a stack inside found faults: this one is complete, and counts as checked.</summary>
    public static StackState Checked(StackState state, DateTimeOffset now) => state.Action == StackAction.Check
        ? state
        : state with { Action = StackAction.Check, ActionSince = now, CheckFailures = StackState.Empty.CheckFailures };

    /// <summary>The word for mending: a stack that went back stays one that went back.</summary>
    public static StackAction OfRepair(StackState state) => state.Serving?.Kind == ServingKind.Rollback ? StackAction.Rollback : StackAction.Update;

    private static Serving Served(StackState state, StackInput input) =>
        state.Serving is { } serving && serving.Generation == input.Generation ? serving : Serving.OfSpec(input.Generation);

    private static StackAction Of(StackState state, StackInput input) => input.IsDeletion
        ? StackAction.Delete
        : Served(state, input).Kind switch
        {
            ServingKind.Rollback => StackAction.Rollback,
            ServingKind.Restore => StackAction.Restore,
            _ when !state.WasComplete => input.Adoption is null ? StackAction.Create : StackAction.Adopt,
            _ => state.IsSuspended && input.Content is { } content && content == state.Content ? StackAction.Resume : StackAction.Update,
        };
}
