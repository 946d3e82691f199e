using System.Collections.Concurrent;
using System.Globalization;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Operator.Hosting;
using Heat.Operator.Stacks.State;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Stacks.Revisions;

/// <summary>Keeps what a stack wanted in Secrets that it owns, so that it can go back there.</summary>
/// <remarks>A revision is written before the first pass that works on it, and never changed. Only a few are kept.</remarks>
internal sealed partial class RevisionBook(IKubernetesClient client, IOptions<OperatorOptions> options, ILogger<RevisionBook> logger)
{
    private const string RevisionKey = "revision";
    private const string OwnerLabel = V1Alpha1Stack.GroupName + "/revision-of";

    // An object of Kubernetes holds 1 MiB, and the bytes are written in base64.
    private const int MostBytes = 720 * 1024;

    private readonly ConcurrentDictionary<string, long> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (long Number, Revision Revision)> _read = new(StringComparer.Ordinal);

    /// <summary>Keeps what is served now, where it is the spec's and not kept yet.</summary>
    public async Task KeepAsync(V1Alpha1Stack stack, StackState state, Serving serving, Func<Revision> revision, CancellationToken cancellationToken)
    {
        var uid = stack.Metadata.Uid!; // a stored object has a uid
        if (serving.Kind != ServingKind.Spec || (_kept.TryGetValue(uid, out var known) && known == serving.Revision))
        {
            return;
        }

        // Work on it began, so it was kept then; but a state that was made anew knows nothing of revisions.
        if (state.Generation != serving.Generation || state.LastGood is null)
        {
            await WriteAsync(stack, serving.Revision, revision(), cancellationToken);
            await PruneAsync(stack, state, serving.Revision, cancellationToken);
        }

        _kept[uid] = serving.Revision;
    }

    /// <summary>Writes a revision; one of the same number is replaced.</summary>
    public async Task WriteAsync(V1Alpha1Stack stack, long number, Revision revision, CancellationToken cancellationToken)
    {
        var packed = revision.Pack();
        if (packed.Length > MostBytes)
        {
            Log.TooLarge(logger, stack.Metadata.Namespace, stack.Metadata.Name, packed.Length / 1024);
            return;
        }

        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta
            {
                Name = NameOf(stack, number),
                Namespace = stack.Metadata.Namespace,
                Labels = new Dictionary<string, string> { [OwnerLabel] = stack.Metadata.Uid! }, // a stored object has a uid
                OwnerReferences = [stack.ToOwnerReference()],
            },
            Type = StateSecrets.SecretType,
            Data = new Dictionary<string, byte[]> { [RevisionKey] = packed },
        };
        try
        {
            await client.CreateAsync(secret, cancellationToken);
        }
        catch (KubernetesApiException exception) when (exception.IsAlreadyExists)
        {
            await client.UpdateAsync(secret, cancellationToken);
        }
    }

    /// <summary>A revision, or null where it is not kept any more, or cannot be read.</summary>
    public async Task<Revision?> ReadAsync(V1Alpha1Stack stack, long number, CancellationToken cancellationToken)
    {
        var uid = stack.Metadata.Uid!; // a stored object has a uid
        if (_read.TryGetValue(uid, out var known) && known.Number == number)
        {
            return known.Revision;
        }

        var secret = await client.GetAsync<V1Secret>(new EntityKey(stack.Metadata.Namespace, NameOf(stack, number)), cancellationToken);
        if (secret?.Data?.GetValueOrDefault(RevisionKey) is not { } packed)
        {
            return null;
        }

        try
        {
            var revision = Revision.Unpack(packed);
            _read[uid] = (number, revision);
            return revision;
        }
        catch (InvalidDataException exception)
        {
            Log.Damaged(logger, exception, stack.Metadata.Namespace, stack.Metadata.Name, number);
            return null;
        }
    }

    /// <summary>Removes all revisions of a stack.</summary>
    public async Task DeleteAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        Forget(stack);
        foreach (var secret in await ListAsync(stack, cancellationToken))
        {
            await client.DeleteAsync(secret, cancellationToken);
        }
    }

    /// <summary>Drops what is in memory of a stack.</summary>
    public void Forget(V1Alpha1Stack stack)
    {
        _kept.TryRemove(stack.Metadata.Uid ?? "", out _);
        _read.TryRemove(stack.Metadata.Uid ?? "", out _);
    }

    /// <summary>The last good one and the present one stay, and the latest of the others up to the number that is kept.</summary>
    private async Task PruneAsync(V1Alpha1Stack stack, StackState state, long present, CancellationToken cancellationToken)
    {
        if (state.Generation == 0)
        {
            return;
        }

        var others = (await ListAsync(stack, cancellationToken))
            .Where(secret => NumberOf(secret) is var number && number != present && number != state.LastGood && number != state.Serving?.Revision)
            .OrderByDescending(NumberOf)
            .Skip(Math.Max(0, options.Value.RevisionsKept - 2));
        foreach (var secret in others)
        {
            await client.DeleteAsync(secret, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<V1Secret>> ListAsync(V1Alpha1Stack stack, CancellationToken cancellationToken) =>
        await client.ListRememberedAsync<V1Secret>(stack.Metadata.Namespace, $"{OwnerLabel}={stack.Metadata.Uid}", cancellationToken);

    private static string NameOf(V1Alpha1Stack stack, long number) =>
        $"stack-{stack.Metadata.Uid}-revision-{number.ToString("x", CultureInfo.InvariantCulture)}";

    private static long NumberOf(V1Secret secret) =>
        long.TryParse(secret.Metadata.Name?.Split('-')[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Stack {Namespace}/{Stack}: template, files and parameters take {KiB} KiB packed, too much to be kept as a revision; a rollback to them is not possible")]
        public static partial void TooLarge(ILogger logger, string? @namespace, string? stack, int kiB);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Stack {Namespace}/{Stack}: revision {Number} cannot be read")]
        public static partial void Damaged(ILogger logger, Exception exception, string? @namespace, string? stack, long number);
    }
}
