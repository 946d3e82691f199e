using Heat.Operator.Entities;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks;

/// <summary>Refuses a template that the language understands but the engine cannot carry out yet. Nothing is ever ignored silently.</summary>
internal static class TemplateGuard
{
    private const int Shown = 5;

    /// <summary>What cannot be carried out, with its places; null where everything can.</summary>
    public static StackProblem? Check(IStackTemplate template)
    {
        var refused = template.Needs.RemoveAll(need => need.Feature is EngineFeature.NestedStack or EngineFeature.Hook or EngineFeature.RestrictedAction);
        if (refused.IsEmpty)
        {
            return null;
        }

        var text = string.Join(" | ", refused.Take(Shown).Select(Describe));
        return StackProblem.Stalled(
            StackReason.NotSupported, refused.Length > Shown ? $"{text} | and {refused.Length - Shown} more." : text);
    }

    private static string Describe(EngineNeed need) => $"{(need.Position is { } position ? $"{position} " : "")}{need.Path}: {Explain(need)}";

    private static string Explain(EngineNeed need) => need.Feature switch
    {
        EngineFeature.EventSink => "event_sinks are not supported; the stack's events are Kubernetes Events. Remove them.",
        _ => $"{need.Feature} is not supported. Remove it.",
    };
}
