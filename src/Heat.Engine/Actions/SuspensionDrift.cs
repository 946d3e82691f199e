using Heat.Engine.Execution;
using Heat.Templates.Values;

namespace Heat.Engine.Actions;

/// <summary>An object that works although its stack rests, or the other way round.</summary>
internal static class SuspensionDrift
{
    /// <summary>How drift of this kind is told: no property of a type has this name.</summary>
    public static PropertyDrift Of(bool desired) => new("(suspended)", TemplateValue.From(desired), TemplateValue.From(!desired));
}
