using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Execution;
using Heat.Engine.Stacks;

namespace Heat.Engine.Requests;

/// <summary><c>clear-hook: hook:name[,hook:name]</c>: what waits there goes on. It may be asked for before the resource comes there.</summary>
internal sealed class ClearHook : IRequestAction
{
    public string Verb => RequestVerbs.ClearHook;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        var targets = request.Targets.Select(target => Target.Of(scope, target)).ToImmutableArray();
        if (targets.IsEmpty || targets.Any(target => !target.IsKnown))
        {
            var unknown = targets.Where(target => !target.IsKnown).Select(target => target.Text);
            return RequestAnswer.Refused(
                $"Write hook:resource, such as pre-create:web, for a hook that the environment sets; not so: {string.Join(", ", unknown)}.");
        }

        foreach (var target in targets.Where(target => target.Stage == HookStage.Waiting))
        {
            Hooks.Clear(scope, target.Resource, target.Hook);
        }

        var early = targets.Where(target => target.Stage is null).Select(target => target.Text).ToImmutableArray();
        return early.IsEmpty
            ? RequestAnswer.Done($"Cleared: {Sentences.Listed(request.Targets)}.")
            : RequestAnswer.Open($"Nothing waits at {Sentences.Listed(early)} yet.");
    }

    private sealed record Target(string Text, string Resource, string Hook, bool IsKnown, HookStage? Stage)
    {
        public static Target Of(PassScope scope, string text)
        {
            var parts = text.Split(':', 2);
            if (parts.Length < 2)
            {
                return new Target(text, "", "", IsKnown: false, null);
            }

            var (hook, resource) = (parts[0], parts[1]);
            if (InsideTargets.IsInside(resource))
            {
                return new Target(text, resource, hook, InsideTargets.Obstacle(scope, resource) is null, HookStage.Cleared);
            }

            var isSet = (scope.Definitions.TryGetValue(resource, out var definition) && definition.Hooks.Contains(hook))
                || scope.Ledger.State.Incarnations.Values.Any(incarnation => incarnation.Name.Value == resource && incarnation.Hooks.Contains(hook));
            HookStage? stage = scope.Ledger.State.Hooks.TryGetValue(HookNames.KeyOf(resource, hook), out var found) ? found : null;
            return new Target(text, resource, hook, isSet || stage is not null, stage);
        }
    }
}
