using Heat.Engine.Revisions;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Revisions;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks;

/// <summary>Gathers what a pass works on: the desired state that is served, and its template.</summary>
internal sealed class DesiredTemplate(ServedSources serving, TemplateCache templates, StackLineage lineage)
{
    /// <summary>Finds it.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="sources">What its spec says and refers to.</param>
    /// <param name="pseudo">What a template may ask of stack and project.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is served, and its template; an empty one where nothing at all is wanted.</returns>
    /// <exception cref="StackProblemException">The template has mistakes, or asks for what is not supported.</exception>
    public async Task<(Served Served, IStackTemplate Template)> FindAsync(
        V1Alpha1Stack stack, StackSources sources, PseudoParameters pseudo, CancellationToken cancellationToken)
    {
        var served = await serving.ChooseAsync(stack, sources, cancellationToken);
        if (served.IsNothing)
        {
            return (served, EmptyTemplate.Instance);
        }

        var result = templates.Load(stack, served.Sources, pseudo);
        if (result.Template is not { } template)
        {
            throw new StackProblemException(TemplateMistakes.Problem(result.Diagnostics));
        }

        return (TemplateGuard.Check(template) ?? lineage.TooLarge(stack, template.Resources.Length)) is { } unsupported
            ? throw new StackProblemException(unsupported)
            : (served, served.Rewrites.Count == 0 ? template : new RewrittenTemplate(template, served.Rewrites));
    }
}
