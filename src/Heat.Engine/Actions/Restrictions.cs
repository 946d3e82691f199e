using Heat.Engine.Execution;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Actions;

/// <summary>What an environment forbids to happen to a resource (<c>restricted_actions</c>).</summary>
/// <remarks>As in Heat, what would be changed where it is needs <c>update</c>, and what would be made anew needs <c>replace</c>.</remarks>
internal static class Restrictions
{
    private const string Update = "update";
    private const string Replace = "replace";

    /// <summary>The refusal of an update, in Heat's words; null: it is allowed.</summary>
    public static string? OfUpdate(ResourceDefinition definition) => Of(definition, Update);

    /// <summary>The refusal of a replacement, in Heat's words; null: it is allowed.</summary>
    public static string? OfReplace(ResourceDefinition definition) => Of(definition, Replace);

    /// <summary>What is gone and must not be made anew is only told to be.</summary>
    public static DriftPolicy Bound(ResourceDefinition definition, DriftPolicy policy) =>
        policy == DriftPolicy.Correct && OfReplace(definition) is not null ? DriftPolicy.Report : policy;

    private static string? Of(ResourceDefinition definition, string action) =>
        definition.RestrictedActions.Contains(action) ? $"{action} is restricted for resource." : null;
}
