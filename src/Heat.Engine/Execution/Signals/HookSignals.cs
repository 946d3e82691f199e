using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Execution.Signals;

/// <summary>Signals that let a resource pass at a hook: <c>{"unset_hook": "pre-create"}</c>. They are for the engine, whatever the type.</summary>
internal static class HookSignals
{
    private const string Key = "unset_hook";

    /// <summary>It is one.</summary>
    public static bool Is(Signal signal) => HookOf(signal) is not null;

    /// <summary>Takes them: what waits there goes on.</summary>
    public static void Take(PassScope scope, ResourceName resource, IEnumerable<Signal> signals)
    {
        foreach (var hook in signals.Select(HookOf).OfType<string>())
        {
            if (scope.Ledger.State.Hooks.GetValueOrDefault(HookNames.KeyOf(resource.Value, hook), HookStage.Cleared) == HookStage.Waiting)
            {
                Hooks.Clear(scope, resource.Value, hook);
            }
            else
            {
                Refuse(scope, resource, hook);
            }
        }
    }

    private static void Refuse(PassScope scope, ResourceName resource, string hook)
    {
        var current = scope.Ledger.Current(resource.Value);
        var type = current?.Type ?? scope.Definitions.GetValueOrDefault(resource.Value)?.Type ?? "";
        scope.Engine.Events.Publish(scope.Input.Stack, new ResourceEvent(
            resource.Value, type, current?.PhysicalId?.Value, SignalWords.Action, Words.Failed, $"The \"{hook}\" hook is not defined on {resource}, or nothing waits there."));
    }

    private static string? HookOf(Signal signal) => signal.Body is MapValue body && body[Key] is TextValue hook ? hook.Text : null;
}
