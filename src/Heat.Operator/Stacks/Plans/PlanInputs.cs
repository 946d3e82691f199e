using Heat.Engine.Execution;
using Heat.OpenStack.Sessions;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks.Plans;

/// <summary>Gathers what a plan is made from, without leaving a trace: nothing is kept that a pass would keep.</summary>
internal sealed class PlanInputs(StackSourceReader sources, CloudCredentials credentials)
{
    /// <summary>Gathers it.</summary>
    /// <param name="planned">The Stack as the plan thinks of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StackProblemException">There can be no plan.</exception>
    public async Task<PlanPreparation> GatherAsync(V1Alpha1Stack planned, CancellationToken cancellationToken)
    {
        if (SpecGuard.Check(planned.Spec) is { } refusal)
        {
            throw new StackProblemException(refusal);
        }

        var read = await sources.ReadAsync(planned, cancellationToken);
        var (session, identity) = await credentials.OpenAsync(planned, read.Credentials, cancellationToken);
        var pseudo = new PseudoParameters(planned.Metadata.Name!, planned.Metadata.Uid!, identity.ProjectId ?? "", identity.Region); // stored objects have both
        var result = TemplateLoader.Load(read.ToRequest(pseudo));
        if (result.Template is not { } template)
        {
            throw new StackProblemException(StackProblem.Stalled(StackReason.InvalidTemplate, StackInputGatherer.Describe(result.Diagnostics)));
        }

        if (TemplateGuard.Check(template) is { } unsupported)
        {
            throw new StackProblemException(unsupported);
        }

        var input = StackInputGatherer.InputOf(planned, DesiredGeneration.Of(planned, read)) with { Template = template };
        return new PlanPreparation(input, session, read.Version);
    }
}

/// <summary>What a plan is made from.</summary>
/// <param name="Input">What a pass would work on.</param>
/// <param name="Session">The cloud session.</param>
/// <param name="Version">Changes with everything that was read.</param>
internal sealed record PlanPreparation(StackInput Input, CloudSession Session, string Version);
