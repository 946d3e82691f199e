using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;
using Heat.Templates.Rendering;

namespace Heat.Templates.Updates;

/// <summary>Tells what an update to another version of a template does, as Heat would do it, without looking at the cloud.</summary>
public static class TemplateComparison
{
    /// <summary>Compares two rendered versions of one stack.</summary>
    /// <param name="before">The version that the stack has.</param>
    /// <param name="after">The version that it is to have.</param>
    public static UpdatePlan Compare(RenderedStack before, RenderedStack after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var refused = ImmutableParameters(before.Template, after.Template);
        if (refused is not null)
        {
            return new UpdatePlan([], [refused]);
        }

        var old = before.Resources.ToDictionary(resource => resource.Definition.Name, StringComparer.Ordinal);
        var kept = after.Resources.Select(resource => resource.Definition.Name).ToHashSet(StringComparer.Ordinal);
        return new UpdatePlan(
            [
                .. before.Resources
                    .Where(resource => !kept.Contains(resource.Definition.Name))
                    .Select(resource => new ResourceChange(resource.Definition.Name, UpdateAction.Delete)),
                .. after.Resources.Select(resource => old.TryGetValue(resource.Definition.Name, out var earlier)
                    ? ResourceComparison.Compare(earlier, resource)
                    : new ResourceChange(resource.Definition.Name, UpdateAction.Create)),
            ],
            []);
    }

    /// <summary>The error about parameters that may not change and did; null where there is none.</summary>
    /// <remarks>Typed values are compared: other spellings of the same value are no change.</remarks>
    public static Diagnostic? ImmutableParameters(IStackTemplate before, IStackTemplate after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return ImmutableParameterChange.Refuse(after.Parameters
            .Where(parameter => parameter.IsImmutable && before.Parameters.Any(old => old.Name == parameter.Name && !old.Value.Equals(parameter.Value)))
            .Select(parameter => parameter.Name));
    }
}
