using System.Collections.Concurrent;
using System.Text.Json;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Operator.Stacks.State;

/// <summary>Keeps the state of stacks in Secrets that the Stack owns.</summary>
/// <remarks>
/// The state holds secrets, so it stands in Secrets. What was read or written last is kept in memory; a version that
/// differs on the server means another writer was there, and the save is refused.
/// </remarks>
internal sealed class KubernetesStackStore(IKubernetesClient client) : IStackStore
{
    private readonly ConcurrentDictionary<StackId, StateBook> _books = new();

    /// <inheritdoc/>
    public async Task<StackState> LoadAsync(StackIdentity stack, CancellationToken cancellationToken)
    {
        if (!_books.TryGetValue(stack.Id, out var book))
        {
            // A plan may read while a pass works: what the pass knows is newer.
            book = _books.GetOrAdd(stack.Id, await ReadAsync(stack, cancellationToken));
        }

        return book.State;
    }

    /// <inheritdoc/>
    public async Task SaveAsync(StackIdentity stack, StackState state, CancellationToken cancellationToken)
    {
        var book = _books.TryGetValue(stack.Id, out var known) ? known : await ReadAsync(stack, cancellationToken);
        _books[stack.Id] = book;
        try
        {
            foreach (var page in book.Accept(state))
            {
                await WriteAsync(stack, book, page, cancellationToken);
            }
        }
        catch (Exception exception)
        {
            // What the server holds is not known any more: the next load reads it.
            _books.TryRemove(stack.Id, out _);
            throw exception is KubernetesApiException api ? Refused(stack, api) : exception;
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(StackIdentity stack, CancellationToken cancellationToken)
    {
        _books.TryRemove(stack.Id, out _);
        foreach (var secret in await StateSecrets.ListAsync(client, stack, cancellationToken))
        {
            await client.DeleteAsync(secret, cancellationToken);
        }
    }

    /// <summary>The state of a stack for somebody who only reads it: nothing is kept of what the server had to be asked for.</summary>
    /// <exception cref="StackStateException">It cannot be read.</exception>
    public async Task<StackState> PeekAsync(StackIdentity stack, CancellationToken cancellationToken) =>
        _books.TryGetValue(stack.Id, out var book) ? book.State : (await ReadAsync(stack, cancellationToken)).State;

    /// <summary>Drops what is in memory of a stack, so that the next load reads the server.</summary>
    public void Forget(StackId stack) => _books.TryRemove(stack, out _);

    private async Task<StateBook> ReadAsync(StackIdentity stack, CancellationToken cancellationToken)
    {
        try
        {
            var secrets = await PagesAsync(stack, cancellationToken);
            var (facts, lastPage) = (StackState.Empty, 0);
            var pages = new List<StatePage>();
            foreach (var secret in secrets)
            {
                var page = StateSecrets.Open(secret);
                pages.Add(page);
                if (page.Index == 0)
                {
                    var told = secret.Data!.GetValueOrDefault(StateSecrets.FactsKey); // a page was in it
                    (facts, lastPage) = (StackFacts.Decode(told), StackFacts.LastPage(told));
                }
            }

            if (Enumerable.Range(1, lastPage).Except(pages.Select(page => page.Index)).FirstOrDefault() is var missing and > 0)
            {
                throw new InvalidDataException($"{StateSecrets.NameOf(stack.Id, missing)} is missing.");
            }

            var book = new StateBook();
            book.Open(pages, facts);
            return book;
        }
        catch (KubernetesApiException exception)
        {
            throw new StackStateException($"The state of stack {stack.Namespace}/{stack.Name} cannot be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            throw new StackStateException(
                $"A Secret with the state of stack {stack.Namespace}/{stack.Name} is damaged: {exception.Message} Restore it from a backup; nothing is changed until then.",
                exception);
        }
    }

    /// <summary>Every page is asked for by its name: a list would look through all Secrets of the namespace, for each of its stacks.</summary>
    private async Task<IReadOnlyList<V1Secret>> PagesAsync(StackIdentity stack, CancellationToken cancellationToken)
    {
        var pages = new List<V1Secret>();
        while (await client.GetAsync<V1Secret>(new EntityKey(stack.Namespace, StateSecrets.NameOf(stack.Id, pages.Count)), cancellationToken) is { } page)
        {
            pages.Add(page);
        }

        // Without its first page a stack is new, or its state is damaged; that must not look like new.
        return pages.Count > 0
            ? pages
            : await client.ListRememberedAsync<V1Secret>(stack.Namespace, StateSecrets.SelectorOf(stack), cancellationToken);
    }

    private async Task WriteAsync(StackIdentity stack, StateBook book, StatePage page, CancellationToken cancellationToken)
    {
        var packed = page.Pack();
        if (packed.Length > StateBook.PageBytes + (100 * 1024))
        {
            throw new StackStateException(
                $"The state of stack {stack.Namespace}/{stack.Name} has a resource whose properties are too large to be saved ({packed.Length / 1024} KiB packed). Make its user data or metadata smaller.");
        }

        var secret = StateSecrets.Blank(stack, page.Index);
        secret.Metadata.ResourceVersion = page.ResourceVersion;
        secret.Data = new Dictionary<string, byte[]> { [StateSecrets.EntriesKey] = packed };
        if (page.Index == 0)
        {
            secret.Data[StateSecrets.FactsKey] = StackFacts.Encode(book.State, book.LastPage);
        }

        var stored = page.ResourceVersion is null
            ? await client.CreateAsync(secret, cancellationToken)
            : await client.UpdateAsync(secret, cancellationToken);
        page.ResourceVersion = stored.Metadata.ResourceVersion;
    }

    private static StackStateException Refused(StackIdentity stack, KubernetesApiException exception) => new(
        exception.IsConflict || exception.IsAlreadyExists
            ? $"The state of stack {stack.Namespace}/{stack.Name} was changed by another writer. It is read again."
            : $"The state of stack {stack.Namespace}/{stack.Name} cannot be saved: {exception.Message}",
        exception);
}
