using Heat.Templates.Diagnostics;

namespace Heat.Templates.Evaluation;

/// <summary>Something that the engine must be able to do for a template beyond its resources.</summary>
/// <param name="Feature">What it is.</param>
/// <param name="Subject">What it is about: the name of a template, of hooks, of actions.</param>
/// <param name="Path">Place, such as <c>resources.web.type</c>.</param>
/// <param name="Position">Place in the text, where there is one.</param>
public sealed record EngineNeed(EngineFeature Feature, string Subject, string Path, SourcePosition? Position);

/// <summary>What an engine may be able to do.</summary>
public enum EngineFeature
{
    /// <summary>A template stands behind a resource type: the resource is a stack of its own.</summary>
    NestedStack,

    /// <summary>Wait at a hook before or after an action on a resource.</summary>
    Hook,

    /// <summary>Not update, or not replace, a resource.</summary>
    RestrictedAction,

    /// <summary>Send events to a sink.</summary>
    EventSink,
}
