using System.Text.Json;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Stacks.State;

namespace Heat.Operator.Stacks.Recovery;

/// <summary>Reads what is whole of a damaged state, and puts pages that were made anew in the place of the damaged ones.</summary>
/// <remarks>
/// The store refuses the whole state while one page is damaged. So the last damaged page is replaced last: until then
/// nobody takes a part of the state for the whole, and a crash in between loses nothing.
/// </remarks>
internal sealed class DamagedPages(IKubernetesClient client, KubernetesStackStore store)
{
    /// <summary>The records in pages that can be read. The newest record of an incarnation counts.</summary>
    public async Task<StackState> ReadAsync(StackIdentity stack, CancellationToken cancellationToken)
    {
        var book = new StateBook();
        var facts = StackState.Empty;
        var pages = new List<StatePage>();
        foreach (var secret in await SecretsAsync(stack, cancellationToken))
        {
            if (Read(secret) is not { } page)
            {
                continue;
            }

            pages.Add(page);
            if (page.Index == 0)
            {
                facts = StackFacts.Decode(secret.Data!.GetValueOrDefault(StateSecrets.FactsKey)); // it has just been read
            }
        }

        book.Open(pages, facts);
        return book.State;
    }

    /// <summary>Writes a state whose pages were damaged in part.</summary>
    /// <exception cref="StackStateException">It cannot be written.</exception>
    public async Task ReplaceAsync(StackIdentity stack, StackState remains, StackState state, CancellationToken cancellationToken)
    {
        try
        {
            var secrets = await SecretsAsync(stack, cancellationToken);
            var damaged = secrets.Where(secret => Read(secret) is null).Concat(Missing(stack, secrets)).OrderByDescending(IndexOf).ToList();
            var lastPage = damaged.Concat(secrets).Max(IndexOf);
            var revision = 1 + secrets.Select(Read).OfType<StatePage>()
                .SelectMany(page => page.Entries.Values).Select(entry => entry.Revision).DefaultIfEmpty(0).Max();
            var entries = Changes(remains, state, revision).ToList();
            var share = damaged.Count == 0 ? 0 : (entries.Count + damaged.Count - 1) / damaged.Count;
            foreach (var (place, secret) in damaged.Index())
            {
                await WriteAsync(secret, entries.Skip(place * share).Take(share), state, lastPage, cancellationToken);
            }
        }
        catch (KubernetesApiException exception)
        {
            throw new StackStateException($"The state of stack {stack.Namespace}/{stack.Name} cannot be saved: {exception.Message}", exception);
        }
        finally
        {
            store.Forget(stack.Id);
        }
    }

    private async Task WriteAsync(
        V1Secret secret, IEnumerable<KeyValuePair<ShortId, PageEntry>> entries, StackState state, int lastPage, CancellationToken cancellationToken)
    {
        var page = new StatePage(IndexOf(secret));
        foreach (var (shortId, entry) in entries)
        {
            page.Entries[shortId] = entry;
        }

        secret.Data = new Dictionary<string, byte[]> { [StateSecrets.EntriesKey] = page.Pack() };
        if (page.Index == 0)
        {
            secret.Data[StateSecrets.FactsKey] = StackFacts.Encode(state, lastPage);
        }

        _ = secret.Metadata.ResourceVersion is null
            ? await client.CreateAsync(secret, cancellationToken)
            : await client.UpdateAsync(secret, cancellationToken);
    }

    /// <summary>Pages of which page 0 knows and that are not there.</summary>
    private static IEnumerable<V1Secret> Missing(StackIdentity stack, IReadOnlyList<V1Secret> secrets)
    {
        var journal = secrets.FirstOrDefault(secret => IndexOf(secret) == 0 && Read(secret) is not null);
        var lastPage = StackFacts.LastPage(journal?.Data?.GetValueOrDefault(StateSecrets.FactsKey));
        return Enumerable.Range(0, lastPage + 1).Except(secrets.Select(IndexOf)).Select(index => StateSecrets.Blank(stack, index));
    }

    private static IEnumerable<KeyValuePair<ShortId, PageEntry>> Changes(StackState remains, StackState state, long revision) =>
        state.Incarnations
            .Where(entry => !remains.Incarnations.TryGetValue(entry.Key, out var kept) || !kept.Equals(entry.Value))
            .Select(entry => KeyValuePair.Create(entry.Key, new PageEntry(revision, entry.Value, IncarnationCodec.Encode(entry.Value))));

    /// <summary>The page, or null where it is damaged.</summary>
    private static StatePage? Read(V1Secret secret)
    {
        try
        {
            var page = StateSecrets.Open(secret);
            if (page.Index == 0)
            {
                StackFacts.Decode(secret.Data!.GetValueOrDefault(StateSecrets.FactsKey)); // a page was in it
            }

            return page;
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<V1Secret>> SecretsAsync(StackIdentity stack, CancellationToken cancellationToken)
    {
        try
        {
            return await StateSecrets.ListAsync(client, stack, cancellationToken);
        }
        catch (KubernetesApiException exception)
        {
            throw new StackStateException($"The state of stack {stack.Namespace}/{stack.Name} cannot be read: {exception.Message}", exception);
        }
    }

    private static int IndexOf(V1Secret secret)
    {
        try
        {
            return StateSecrets.IndexOf(secret);
        }
        catch (InvalidDataException)
        {
            throw new StackStateException($"The Secret {secret.Metadata.Name} carries the label of a stack's state and is none. Delete it.");
        }
    }
}
