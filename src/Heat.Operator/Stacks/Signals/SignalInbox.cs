using Heat.Api.Signals;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Signals;

/// <summary>Stores signals as they come. Every replica does, whether it leads or not: the leader sees them by its watch.</summary>
/// <param name="client">Writes always.</param>
/// <param name="stacks">The Stacks.</param>
/// <param name="waiting">What waits already.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where it tells what it cannot keep.</param>
internal sealed partial class SignalInbox(
    KubernetesClient client, StackIndexes stacks, WaitingSignals waiting, TimeProvider clock, ILogger<SignalInbox> logger) : ISignalInbox
{
    /// <summary>Most signals of one resource that wait.</summary>
    public const int MostWaiting = 1000;

    /// <inheritdoc/>
    public async Task<SignalReceipt> PutAsync(SignalTarget target, TemplateValue body, CancellationToken cancellationToken)
    {
        if (stacks.FindById(target.Stack.Value) is not { } stack || IsUnknown(stack, target.Resource))
        {
            return SignalReceipt.Unknown;
        }

        if (waiting.Count(target.Stack, target.Resource) >= MostWaiting)
        {
            return SignalReceipt.Full;
        }

        var packed = SignalObjects.Pack(body);
        return packed.Length > SignalObjects.PackedBytes
            ? SignalReceipt.TooLarge
            : await StoreAsync(SignalObjects.Create(stack, target.Resource, SignalObjects.NewId(clock.GetUtcNow()), packed), cancellationToken);
    }

    /// <summary>The status tells for sure that there is no such resource.</summary>
    private static bool IsUnknown(V1Alpha1Stack stack, ResourceName resource) =>
        stack.Status is { ResourcesTruncated: not true, Resources: { Count: > 0 } known } && known.TrueForAll(one => one.Name != resource.Value);

    private async Task<SignalReceipt> StoreAsync(V1Secret secret, CancellationToken cancellationToken)
    {
        try
        {
            await client.CreateAsync(secret, cancellationToken);
            return SignalReceipt.Kept;
        }
        catch (KubernetesApiException exception)
        {
            Log.NotKept(logger, secret.Metadata.Namespace, secret.Metadata.OwnerReferences?[0].Name, exception.Message);
            return exception.IsNotFound ? SignalReceipt.Unknown : SignalReceipt.Unavailable;
        }
        catch (HttpRequestException exception)
        {
            Log.NotKept(logger, secret.Metadata.Namespace, secret.Metadata.OwnerReferences?[0].Name, exception.Message);
            return SignalReceipt.Unavailable;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A signal for stack {Namespace}/{Stack} cannot be kept: {Reason}")]
        public static partial void NotKept(ILogger logger, string? @namespace, string? stack, string reason);
    }
}
