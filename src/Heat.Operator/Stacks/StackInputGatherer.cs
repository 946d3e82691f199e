using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.OpenStack.Sessions;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Plans;
using Heat.Operator.Stacks.Requests;
using Heat.Operator.Stacks.Revisions;
using Heat.Operator.Stacks.Signals;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks;

/// <summary>Makes one <see cref="StackInput"/> of a Stack and everything that it refers to.</summary>
internal sealed class StackInputGatherer(
    StackSourceReader sources, CloudCredentials credentials, CredentialsBackup backup, TemplateCache templates, ServedSources serving,
    WaitingSignals signals, StackProjects projects,
    NestedSources nested, StackLineage lineage, StackRequests requests, RequestPreparation preparations)
{
    private const int ShownDiagnostics = 5;

    /// <summary>Gathers what a converging pass needs.</summary>
    public async Task<GatheringResult> GatherAsync(V1Alpha1Stack stack, DateTimeOffset? observeNotBefore, CancellationToken cancellationToken)
    {
        try
        {
            var read = await nested.ReadAsync(stack, cancellationToken);
            var (session, identity) = await credentials.OpenAsync(stack, read.Credentials, cancellationToken);
            if (ReferenceEquals(lineage.CredentialsHolder(stack), stack))
            {
                await backup.KeepAsync(stack, read.Credentials, cancellationToken);
            }

            if (identity.ProjectId is not { } project)
            {
                return new(null, StackProblem.Stalled(
                    StackReason.InvalidCredentials,
                    $"The credentials of Secret '{stack.Spec.CloudCredentialsRef?.SecretName}' are not for a project. Add project_name or project_id to its auth section."));
            }

            var pseudo = new PseudoParameters(IdentityOf(stack).Name, stack.Metadata.Uid!, project, identity.Region); // a stored object has a uid
            projects.Note(new StackId(stack.Metadata.Uid!), project);
            var served = await serving.ChooseAsync(stack, read, cancellationToken);
            if (served.IsNothing)
            {
                var nothing = InputOf(stack, served.Serving.Generation) with { Template = EmptyTemplate.Instance, ObserveNotBefore = observeNotBefore, Requests = requests.Of(stack) };
                nothing = await preparations.PrepareAsync(stack, nothing, served, project, cancellationToken);
                return new(new StackPreparation(await WithSignalsAsync(nothing, cancellationToken), session), null);
            }

            var template = templates.Load(stack, served.Sources, pseudo);
            if (template.Template is null)
            {
                return new(null, StackProblem.Stalled(StackReason.InvalidTemplate, Describe(template.Diagnostics)));
            }

            if ((TemplateGuard.Check(template.Template) ?? lineage.TooLarge(stack, template.Template.Resources.Length)) is { } unsupported)
            {
                return new(null, unsupported);
            }

            var input = InputOf(stack, served.Serving.Generation) with
            {
                Template = served.Rewrites.Count == 0 ? template.Template : new RewrittenTemplate(template.Template, served.Rewrites),
                ObserveNotBefore = observeNotBefore,
                IsStoppedOutside = lineage.IsStoppedOutside(stack),
                Adoption = served.Adoption,
                Content = DesiredContent.Of(stack, read),
                Requests = requests.Of(stack),
                NeedsApproval = Approvals.AreNeeded(stack, served.Serving),
            };
            input = await preparations.PrepareAsync(stack, input, served, project, cancellationToken);
            return new(new StackPreparation(await WithSignalsAsync(input, cancellationToken), session), null);
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
            var (session, _) = await OpenForDeletionAsync(stack, cancellationToken);
            var orphan = stack.Spec.DeletionPolicy == StackDeletionPolicy.Orphan;
            var input = InputOf(stack, stack.Metadata.Generation ?? 1) with { IsDeletion = true, Orphan = orphan, Requests = requests.Of(stack) };
            return new(new StackPreparation(await WithSignalsAsync(input, cancellationToken), session), null);
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
        var (session, identity) = await OpenForDeletionAsync(stack, cancellationToken);
        return (new StackPreparation(InputOf(stack, stack.Metadata.Generation ?? 1), session), identity.ProjectId ?? "");
    }

    private async Task<(CloudSession Session, CloudIdentity Identity)> OpenForDeletionAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        StackProblemException? fault = null;
        try
        {
            return await credentials.OpenAsync(stack, await sources.CredentialsAsync(stack, cancellationToken), cancellationToken);
        }
        catch (StackProblemException exception)
        {
            fault = exception;
        }

        return await backup.ReadAsync(lineage.CredentialsHolder(stack), cancellationToken) is { } kept
            ? await credentials.OpenAsync(stack, kept, cancellationToken)
            : throw fault;
    }

    private async Task<StackInput> WithSignalsAsync(StackInput input, CancellationToken cancellationToken)
    {
        try
        {
            return input with { Signals = await signals.ReadAsync(input.Stack.Id, cancellationToken) };
        }
        catch (KubernetesApiException)
        {
            return input; // they wait, and the next pass asks again
        }
    }

    /// <summary>What the spec says beside the template.</summary>
    internal static StackInput InputOf(V1Alpha1Stack stack, long generation) => new()
    {
        Stack = IdentityOf(stack),
        Generation = generation,
        RollsBack = stack.Spec.OnFailure == FailurePolicy.Rollback,
        IsInside = stack.Spec.Nested?.Parent is not null,
        Timeout = Durations.Parse(stack.Spec.Timeout, TimeSpan.FromHours(1)),
        Drift = stack.Spec.Drift?.Policy ?? DriftPolicy.Correct,
        DriftOverrides = Overrides(stack.Spec.Drift),
        IsSuspended = stack.Spec.RunState == RunState.Suspended,
        Skip = [.. stack.Spec.SkipResources ?? []],
    };

    /// <summary>The stack's identity, as engine and store know it.</summary>
    public static StackIdentity IdentityOf(V1Alpha1Stack stack) =>
        new(new StackId(stack.Metadata.Uid!), stack.Spec.Nested?.StackName ?? stack.Metadata.Name!, stack.Metadata.Namespace ?? "") // stored objects have both
        {
            ObjectName = stack.Metadata.Name!, // as above
        };

    private static ImmutableDictionary<string, DriftPolicy> Overrides(DriftSpec? drift)
    {
        var overrides = ImmutableDictionary.CreateBuilder<string, DriftPolicy>(StringComparer.Ordinal);
        foreach (var resource in drift?.Resources ?? [])
        {
            if (resource.Policy is { } policy)
            {
                overrides[resource.Name] = policy;
            }

            foreach (var (property, propertyPolicy) in resource.Properties ?? [])
            {
                overrides[$"{resource.Name}.{property}"] = propertyPolicy;
            }
        }

        return overrides.ToImmutable();
    }

    /// <summary>The first mistakes, and how many more there are.</summary>
    internal static string Describe(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var text = string.Join(" | ", errors.Take(ShownDiagnostics));
        return errors.Count > ShownDiagnostics ? $"{text} | and {errors.Count - ShownDiagnostics} more." : text;
    }
}
