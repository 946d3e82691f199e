using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks.Plans;

/// <summary>Gathers what a plan is made from, without leaving a trace: nothing is kept that a pass would keep.</summary>
internal sealed class PlanInputs(NestedSources sources, CloudCredentials credentials, TemplateCache templates)
{
    /// <summary>Reads what the planned Stack says and refers to. Its version tells whether anything moved.</summary>
    /// <param name="planned">The Stack as the plan thinks of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StackProblemException">There can be no plan.</exception>
    public async Task<StackSources> ReadAsync(V1Alpha1Stack planned, CancellationToken cancellationToken)
    {
        if (planned.Spec.Nested is { Parent: not null } place)
        {
            throw new StackProblemException(StackProblem.Stalled(
                StackReason.NotSupported, $"The Stack stands in another one. Name the outermost Stack, '{place.Root}', in spec.stackRef."));
        }

        return SpecGuard.Check(planned.Spec) is { } refusal
            ? throw new StackProblemException(refusal)
            : await sources.ReadAsync(planned, cancellationToken);
    }

    /// <summary>Prepares the forecast.</summary>
    /// <param name="planned">The Stack as the plan thinks of it.</param>
    /// <param name="read">What it says and refers to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StackProblemException">There can be no plan.</exception>
    public async Task<StackPreparation> PrepareAsync(V1Alpha1Stack planned, StackSources read, CancellationToken cancellationToken)
    {
        var (session, identity) = await credentials.OpenAsync(planned, read.Credentials, cancellationToken);
        read = await AvailabilityZones.PeekAsync(read, session, cancellationToken);
        var pseudo = new PseudoParameters(planned.Identity().Name, planned.Metadata.Uid!, identity.ProjectId ?? "", identity.Region); // a stored object has a uid
        var result = templates.Peek(planned, read, pseudo);
        if (result.Template is not { } template)
        {
            throw new StackProblemException(TemplateMistakes.Problem(result.Diagnostics));
        }

        if (TemplateGuard.Check(template) is { } unsupported)
        {
            throw new StackProblemException(unsupported);
        }

        var input = SpecInput.Of(planned, DesiredGeneration.Of(planned, read)) with { Template = template };
        return new StackPreparation(input, session);
    }
}
