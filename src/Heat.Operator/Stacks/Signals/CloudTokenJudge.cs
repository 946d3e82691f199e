using Heat.Api.Signals;
using Heat.OpenStack.Errors;
using Heat.Operator.Stacks.Sources;

namespace Heat.Operator.Stacks.Signals;

/// <summary>Asks the stack's own cloud whose token it is: whoever may read the stack's project may signal, as Heat's policy says.</summary>
internal sealed partial class CloudTokenJudge(
    StackIndexes stacks, StackSourceReader sources, CloudCredentials credentials, ILogger<CloudTokenJudge> logger) : ITokenJudge
{
    /// <inheritdoc/>
    public async Task<bool> MaySignalAsync(SignalTarget target, string token, CancellationToken cancellationToken)
    {
        if (stacks.FindById(target.Stack.Value) is not { } stack)
        {
            return false;
        }

        try
        {
            var (session, own) = await credentials.OpenAsync(stack, await sources.CredentialsAsync(stack, cancellationToken), cancellationToken);
            return own.ProjectId is { } project && await session.IdentifyAsync(token, cancellationToken) is { } caller && caller.ProjectId == project;
        }
        catch (Exception exception) when (exception is StackProblemException or OpenStackException or KubernetesApiException)
        {
            Log.NotJudged(logger, stack.Metadata.Namespace, stack.Metadata.Name, exception.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A token that came with a signal for stack {Namespace}/{Stack} cannot be judged and is refused: {Reason}")]
        public static partial void NotJudged(ILogger logger, string? @namespace, string? stack, string reason);
    }
}
