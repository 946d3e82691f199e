using Heat.Engine.Execution;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Plans;
using Heat.Operator.Stacks.Requests;
using Heat.Operator.Stacks.Revisions;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks;

/// <summary>Makes one <see cref="StackInput"/> of a Stack and everything that it refers to.</summary>
internal sealed class StackInputGatherer(
    NestedSources sources, CloudAccess cloud, AvailabilityZones zones, DesiredTemplate templates, WhatIsAsked asked, StackLineage lineage)
{
    /// <summary>Gathers what a converging pass needs.</summary>
    public async Task<GatheringResult> GatherAsync(V1Alpha1Stack stack, DateTimeOffset? observeNotBefore, CancellationToken cancellationToken)
    {
        try
        {
            var read = await sources.ReadAsync(stack, cancellationToken);
            var (session, pseudo) = await cloud.OpenAsync(stack, read.Credentials, cancellationToken);
            read = await zones.AddToAsync(stack, read, session, cancellationToken);
            var (served, template) = await templates.FindAsync(stack, read, pseudo, cancellationToken);
            var input = InputOf(stack, read, served, template) with { ObserveNotBefore = observeNotBefore };
            return new(new StackPreparation(await asked.AddToAsync(stack, input, served, pseudo.ProjectId, cancellationToken), session), null);
        }
        catch (StackProblemException exception)
        {
            return new(null, exception.Problem);
        }
    }

    /// <summary>Gathers what a deleting pass needs: the credentials, or the copy of those that were used last.</summary>
    public async Task<GatheringResult> GatherForDeletionAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        try
        {
            var (session, _) = await cloud.ReopenAsync(stack, cancellationToken);
            var orphan = stack.Spec.DeletionPolicy == StackDeletionPolicy.Orphan;
            var input = InputOf(stack) with { IsDeletion = true, Orphan = orphan };
            return new(new StackPreparation(await asked.AddToAsync(stack, input, cancellationToken), session), null);
        }
        catch (StackProblemException exception)
        {
            return new(null, exception.Problem);
        }
    }

    /// <summary>A session with the cloud of a stack, and the id of its project; with the credentials that were used last where there are no others.</summary>
    /// <exception cref="StackProblemException">There is none.</exception>
    public async Task<(StackPreparation Preparation, string Project)> OpenAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var (session, identity) = await cloud.ReopenAsync(stack, cancellationToken);
        return (new StackPreparation(InputOf(stack), session), identity.ProjectId ?? "");
    }

    private static StackInput InputOf(V1Alpha1Stack stack) => SpecInput.Of(stack, stack.Metadata.Generation ?? 1);

    private StackInput InputOf(V1Alpha1Stack stack, StackSources read, Served served, IStackTemplate template)
    {
        var input = SpecInput.Of(stack, served.Serving.Generation) with { Template = template };
        return served.IsNothing
            ? input
            : input with
            {
                IsStoppedOutside = lineage.IsStoppedOutside(stack),
                Adoption = served.Adoption,
                Content = DesiredContent.Of(stack, read),
                NeedsApproval = Approvals.AreNeeded(stack, served.Serving),
            };
    }
}
