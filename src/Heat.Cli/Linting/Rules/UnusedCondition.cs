using Heat.Cli.Findings;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Linting.Rules;

/// <summary>Nobody asks for a condition.</summary>
internal sealed class UnusedCondition() : LintRule(
    "HL0002", "unused-condition", FindingSeverity.Warning, "Nothing uses a condition.", "Remove it, or use it.")
{
    public override IEnumerable<Finding> Check(LintSubject subject)
    {
        var outline = subject.Outline;
        var named = Places(outline).SelectMany(place => place.Walk("")).Select(piece => piece.Node.Text).ToHashSet();
        return outline.Conditions
            .Where(condition => !named.Contains(condition.Key))
            .Select(condition => Breach($"Nothing uses the condition '{condition.Key}'.", outline.PathOfCondition(condition), condition.Position));
    }

    /// <summary>Where a name of a condition may stand: at resources and outputs, in <c>if</c>, and in other conditions.</summary>
    private static IEnumerable<OutlineNode> Places(TemplateOutline outline) =>
    [
        .. outline.Conditions.Select(condition => condition.Value),
        .. outline.Resources.Select(resource => resource.Condition).OfType<OutlineNode>(),
        .. outline.Outputs.Select(outline.ConditionOf).OfType<OutlineNode>(),
        .. outline.Calls.Where(call => call.Function is "if" or "Fn::If").Select(call => call.Argument.Items.FirstOrDefault()).OfType<OutlineNode>(),
    ];
}
