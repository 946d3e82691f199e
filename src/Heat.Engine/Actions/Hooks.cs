using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Actions;

/// <summary>Points at which a resource waits until somebody lets it pass.</summary>
/// <remarks>
/// As in Heat, a hook belongs to an action of the whole stack: those of creation fire only while the stack is created, those of
/// deletion only while it is removed. A repair, which nobody asked for, waits for nobody. Who waits and who was let pass is
/// saved, so a stop neither asks twice nor passes by itself.
/// </remarks>
internal sealed class Hooks(PassScope scope)
{
    /// <summary>What is kept of the hooks when an action of the stack begins. A creation that goes on with another template asks nobody twice.</summary>
    public static ImmutableDictionary<string, HookStage> Kept(StackState state, StackAction next) =>
        next == StackAction.Create && state.Action == StackAction.Create
            ? state.Hooks.RemoveRange(state.Hooks.Where(hook => hook.Value == HookStage.Waiting).Select(hook => hook.Key))
            : state.Hooks.Clear();

    /// <summary>The hooks at which resources wait now, by logical name.</summary>
    public static IReadOnlyDictionary<string, string> Waiting(StackState state) => state.Hooks
        .Where(hook => hook.Value == HookStage.Waiting)
        .Select(hook => hook.Key.Split('/', 2))
        .DistinctBy(parts => parts[0])
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    /// <summary>The resource waits before anything is done to it; null: it does not.</summary>
    public NodeOutcome? Before(ResourceDefinition definition)
    {
        if (definition.Hooks.IsEmpty || definition.ExternalId is not null)
        {
            return null;
        }

        var current = scope.Ledger.Current(definition.Name);
        return IsUnderWay(StackAction.Create) && current is null or { Phase: IncarnationPhase.Creating, PhysicalId: null, IsKnownAbsent: true }
            ? At(HookNames.PreCreate, definition, current)
            : IsUnderWay(StackAction.Update) && current?.PhysicalId is not null ? At(HookNames.PreUpdate, definition, current) : null;
    }

    /// <summary>The resource is as it should be, and what needs it waits; null: it does not.</summary>
    public NodeOutcome? After(ResourceDefinition definition)
    {
        if (definition.Hooks.IsEmpty || definition.ExternalId is not null || scope.Ledger.Current(definition.Name) is not { } current)
        {
            return null;
        }

        var wasUpdated = current.Action == ResourceAction.Update && current.Generation == scope.Input.Generation;
        return IsUnderWay(StackAction.Create)
            ? At(HookNames.PostCreate, definition, current)
            : IsUnderWay(StackAction.Update) && wasUpdated ? At(HookNames.PostUpdate, definition, current) : null;
    }

    /// <summary>The resource waits before its object is deleted with the stack; null: it does not.</summary>
    public NodeOutcome? BeforeDeletion(Incarnation incarnation) =>
        incarnation is { IsCurrent: true, PhysicalId: not null, Phase: not IncarnationPhase.Deleting } && Has(incarnation, HookNames.PreDelete)
            ? At(HookNames.PreDelete, incarnation)
            : null;

    /// <summary>The last object of the resource is gone with the stack; null: nobody has to be asked.</summary>
    public NodeOutcome? AfterDeletion(Incarnation gone) => Has(gone, HookNames.PostDelete) && IsLast(gone) ? At(HookNames.PostDelete, gone) : null;

    /// <summary>How far the hook after the deletion is: with any stage the object is gone already.</summary>
    public HookStage? StageAfterDeletion(Incarnation incarnation) =>
        scope.Ledger.State.Hooks.TryGetValue(HookNames.KeyOf(incarnation.Name.Value, HookNames.PostDelete), out var stage)
        && incarnation.Phase == IncarnationPhase.Deleting && IsLast(incarnation)
            ? stage
            : null;

    /// <summary>Lets a resource pass that waits at a hook.</summary>
    public static void Clear(PassScope scope, string resource, string hook)
    {
        scope.Ledger.Record(state => state with { Hooks = state.Hooks.SetItem(HookNames.KeyOf(resource, hook), HookStage.Cleared) });
        var type = scope.Ledger.Current(resource)?.Type ?? scope.Definitions.GetValueOrDefault(resource)?.Type ?? "";
        scope.Engine.Events.Publish(scope.Input.Stack, Event(resource, type, scope.Ledger.Current(resource), hook, $"Hook {hook} is cleared"));
    }

    private bool IsUnderWay(StackAction action) => scope.Ledger.State is { IsRepair: false } state && state.Action == action;

    private bool Has(Incarnation incarnation, string hook) =>
        scope.Input is { IsDeletion: true, Orphan: false } && !incarnation.IsExternal && incarnation.Hooks.Contains(hook);

    private bool IsLast(Incarnation incarnation) =>
        scope.Ledger.State.Incarnations.Values.Count(other => other.Name == incarnation.Name) == 1;

    private NodeOutcome.Waiting? At(string hook, ResourceDefinition definition, Incarnation? current) =>
        definition.Hooks.Contains(hook) ? At(hook, definition.Name, definition.Type, current) : null;

    private NodeOutcome.Waiting? At(string hook, Incarnation incarnation) => At(hook, incarnation.Name.Value, incarnation.Type, incarnation);

    private NodeOutcome.Waiting? At(string hook, string resource, string type, Incarnation? current)
    {
        var key = HookNames.KeyOf(resource, hook);
        var reason = $"{Words.Of(HookNames.ActionOf(hook))} paused until Hook {hook} is cleared";
        if (scope.Ledger.State.Hooks.TryGetValue(key, out var stage))
        {
            return stage == HookStage.Cleared ? null : new NodeOutcome.Waiting(reason, null) { IsForSomebody = true };
        }

        scope.Ledger.Record(state => state with { Hooks = state.Hooks.SetItem(key, HookStage.Waiting) });
        scope.Engine.Events.Publish(scope.Input.Stack, Event(resource, type, current, hook, reason));
        return new NodeOutcome.Waiting(reason, null) { IsForSomebody = true };
    }

    private static ResourceEvent Event(string resource, string type, Incarnation? current, string hook, string reason) =>
        new(resource, type, current?.PhysicalId?.Value, Words.Of(HookNames.ActionOf(hook)), Words.InProgress, reason) { Hook = hook };
}
