using Heat.OpenStack.Sessions;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Signals;
using Heat.Operator.Stacks.Sources;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks;

/// <summary>Gathers a stack's way into its cloud: the session, and the project in which it lives.</summary>
internal sealed class CloudAccess(
    StackSourceReader sources, CloudCredentials credentials, CredentialsBackup backup, StackProjects projects, StackLineage lineage)
{
    /// <summary>Opens the project of a stack, and keeps the credentials for its deletion.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="secret">Its credentials.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The session, and what a template may ask of stack and project.</returns>
    /// <exception cref="StackProblemException">The credentials cannot be used, or are not for a project.</exception>
    public async Task<(CloudSession Session, PseudoParameters Pseudo)> OpenAsync(V1Alpha1Stack stack, CloudSecret secret, CancellationToken cancellationToken)
    {
        var (session, identity) = await credentials.OpenAsync(stack, secret, cancellationToken);
        if (ReferenceEquals(lineage.CredentialsHolder(stack), stack))
        {
            await backup.KeepAsync(stack, secret, cancellationToken);
        }

        if (identity.ProjectId is not { } project)
        {
            throw new StackProblemException(StackProblem.Stalled(
                StackReason.InvalidCredentials,
                $"The credentials of Secret '{stack.Spec.CloudCredentialsRef?.SecretName}' are not for a project. Add project_name or project_id to its auth section."));
        }

        var stored = stack.Identity();
        projects.Note(stored.Id, project);
        return (session, new PseudoParameters(stored.Name, stored.Id.Value, project, identity.Region));
    }

    /// <summary>Opens the cloud of a stack with its credentials, or with those that were used last where there are no others.</summary>
    /// <exception cref="StackProblemException">There are none, or they cannot be used.</exception>
    public async Task<(CloudSession Session, CloudIdentity Identity)> ReopenAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
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
}
