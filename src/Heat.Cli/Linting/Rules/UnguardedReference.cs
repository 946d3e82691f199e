using Heat.Cli.Findings;
using Heat.Templates.Language.Outline;
using Heat.Templates.Values;

namespace Heat.Cli.Linting.Rules;

/// <summary>Something refers to a resource that is not always there.</summary>
internal sealed class UnguardedReference() : LintRule(
    "HL0012",
    "unguarded-reference",
    FindingSeverity.Warning,
    "A resource or output without the condition of the resource that it refers to: the template fails where the condition does not hold.",
    "Give it the same condition, or put the reference into an if.")
{
    /// <summary>Conditions may name one another in a circle; the language complains of that.</summary>
    private const int MaxSteps = 20;

    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var conditions = subject.Outline.Resources
            .Where(resource => resource.Condition is not null)
            .ToDictionary(resource => resource.Name, resource => resource.Condition!.Value, StringComparer.Ordinal); // the line above has looked
        return
            from call in subject.Outline.Calls
            where call.AsksResource && !IsInsideIf(call)
            let condition = call.Subject is { } name ? conditions.GetValueOrDefault(name) : null
            where condition is not null && !Implies(ConditionAround(call, subject.Outline), condition, subject.Outline, MaxSteps)
            select Breach($"'{call.Subject}' is there only under its condition, and this does not ask for it.", call.Path, call.Position);
    }

    /// <summary>Where the first condition holds the second one does: it is the same, or one of those that it joins with <c>and</c>.</summary>
    private static bool Implies(OutlineNode? condition, TemplateValue needed, TemplateOutline outline, int steps)
    {
        if (condition is null || steps == 0)
        {
            return false;
        }

        if (condition.Value.Equals(needed))
        {
            return true;
        }

        return condition.Text is { } name
            ? Implies(outline.Conditions.FirstOrDefault(named => named.Key == name)?.Value, needed, outline, steps - 1)
            : (condition["and"] ?? condition["Fn::And"])?.Items.Any(item => Implies(item, needed, outline, steps - 1)) == true;
    }

    private static bool IsInsideIf(OutlineCall call) =>
        call.Path.Contains(".if[", StringComparison.Ordinal) || call.Path.Contains(".Fn::If[", StringComparison.Ordinal);

    private static OutlineNode? ConditionAround(OutlineCall call, TemplateOutline outline) =>
        outline.Resources.FirstOrDefault(resource => call.Path.StartsWith(resource.Path + ".", StringComparison.Ordinal)) is { } resource
            ? resource.Condition
            : outline.Outputs.FirstOrDefault(output => call.Path.StartsWith(outline.PathOf(output) + ".", StringComparison.Ordinal)) is { } output
                ? outline.ConditionOf(output)
                : null;
}
