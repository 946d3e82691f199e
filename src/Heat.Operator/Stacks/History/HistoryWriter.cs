using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.History;

/// <summary>Writes a stack's history. Its only writer is the leader, so nothing is merged but what stood there at first.</summary>
internal sealed partial class HistoryWriter(IKubernetesClient client, ILogger<HistoryWriter> logger)
{
    /// <summary>Appends to what is stored.</summary>
    /// <param name="stack">The Stack, which owns the history.</param>
    /// <param name="book">What was stored by this process before; null: that is not known.</param>
    /// <param name="lines">New entries, the oldest first.</param>
    /// <param name="isNew">Nothing is expected to be stored yet.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>What is stored now.</returns>
    public async Task<HistoryBook> AppendAsync(
        V1Alpha1Stack stack, HistoryBook? book, IReadOnlyList<byte[]> lines, bool isNew, CancellationToken cancellationToken)
    {
        if (book is null && isNew && await TryCreateAsync(stack, BookOf(lines), cancellationToken) is { } created)
        {
            return created;
        }

        book ??= await ReadAsync(stack, cancellationToken);
        foreach (var line in lines)
        {
            book.Add(line);
        }

        try
        {
            await client.UpdateAsync(HistoryObjects.Compose(stack, book.Pack()), cancellationToken);
        }
        catch (KubernetesApiException exception) when (exception.IsNotFound)
        {
            await TryCreateAsync(stack, book, cancellationToken);
        }

        return book;
    }

    private async Task<HistoryBook> ReadAsync(V1Alpha1Stack stack, CancellationToken cancellationToken)
    {
        var book = new HistoryBook();
        var stored = await client.GetAsync<V1ConfigMap>(HistoryObjects.NameOf(stack.Metadata.Uid), stack.Metadata.Namespace, cancellationToken);
        try
        {
            if (stored?.BinaryData?.GetValueOrDefault(HistoryObjects.EventsKey) is { } packed)
            {
                book.Unpack(packed);
            }
        }
        catch (InvalidDataException exception)
        {
            Log.Damaged(logger, exception, stack.Metadata.Namespace, stored!.Metadata.Name); // it was read
        }

        return book;
    }

    private async Task<HistoryBook?> TryCreateAsync(V1Alpha1Stack stack, HistoryBook book, CancellationToken cancellationToken)
    {
        try
        {
            await client.CreateAsync(HistoryObjects.Compose(stack, book.Pack()), cancellationToken);
            return book;
        }
        catch (KubernetesApiException exception) when (exception.IsAlreadyExists)
        {
            return null;
        }
    }

    private static HistoryBook BookOf(IEnumerable<byte[]> lines)
    {
        var book = new HistoryBook();
        foreach (var line in lines)
        {
            book.Add(line);
        }

        return book;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The history in ConfigMap {Namespace}/{Name} cannot be read and is begun anew")]
        public static partial void Damaged(ILogger logger, Exception exception, string? @namespace, string? name);
    }
}
