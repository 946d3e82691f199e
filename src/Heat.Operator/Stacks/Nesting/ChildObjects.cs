using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>The Stack objects of children: what the watch knows of them, and what was written here and is not seen there yet.</summary>
internal sealed class ChildObjects(IKubernetesClient client, StackFamily family)
{
    private readonly ConcurrentDictionary<string, V1Alpha1Stack> _written = new(StringComparer.Ordinal);

    /// <summary>The object of a parent.</summary>
    /// <exception cref="StackStateException">It is gone.</exception>
    public async Task<V1Alpha1Stack> ParentAsync(StackIdentity parent, CancellationToken cancellationToken)
    {
        var key = new EntityKey(parent.Namespace, parent.ObjectName);
        var found = family.Find(key) ?? await client.GetAsync<V1Alpha1Stack>(key, cancellationToken);
        return found?.Metadata.Uid == parent.Id.Value ? found : throw new StackStateException($"The Stack {key} is gone.");
    }

    /// <summary>A child, as the latest of all that is known; null: there is none.</summary>
    public async Task<V1Alpha1Stack?> FindAsync(StackIdentity parent, string name, CancellationToken cancellationToken)
    {
        var watched = family.Child(parent.Id.Value, name);
        if (!_written.TryGetValue(KeyOf(parent.Id.Value, name), out var written))
        {
            return watched;
        }

        if (watched is null)
        {
            // Not seen yet, or gone again: only the server knows.
            var live = await client.GetAsync<V1Alpha1Stack>(EntityKey.Of(written), cancellationToken);
            return Keep(written, live?.Metadata.Uid == written.Metadata.Uid ? live : null);
        }

        if (IsNewer(watched, written))
        {
            _written.TryRemove(KeyValuePair.Create(KeyOf(parent.Id.Value, name), written));
            return watched;
        }

        return written;
    }

    /// <summary>A child of a parent by its id; null: there is none.</summary>
    public V1Alpha1Stack? FindById(StackIdentity parent, StackId id)
    {
        var found = family.FindByUid(id.Value);
        return found is { Spec.Nested.Parent: not null } && found.Metadata.Namespace == parent.Namespace
            ? _written.TryGetValue(KeyOf(found), out var written) && !IsNewer(found, written) ? written : found
            : null;
    }

    /// <summary>Stores a new child, or finds the one that an earlier attempt stored.</summary>
    /// <param name="parent">The Stack in which it stands.</param>
    /// <param name="stackName">Its name as a stack.</param>
    /// <param name="make">Makes it with the name of an object.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<V1Alpha1Stack> CreateAsync(
        V1Alpha1Stack parent, string stackName, Func<string, V1Alpha1Stack> make, CancellationToken cancellationToken)
    {
        var parentUid = parent.Metadata.Uid!; // a stored object has a uid
        foreach (var isTaken in new[] { false, true })
        {
            var child = make(ChildNames.ObjectName(stackName, parentUid, isTaken));
            try
            {
                return Keep(child, await client.CreateAsync(child, cancellationToken))!; // the server gave it
            }
            catch (KubernetesApiException exception) when (exception.IsAlreadyExists)
            {
                var there = await client.GetAsync<V1Alpha1Stack>(EntityKey.Of(child), cancellationToken);
                if (there?.Spec.Nested?.StackName == stackName && StackFamily.OwnerOf(there) == parentUid)
                {
                    return Keep(there, there)!; // just read
                }
            }
        }

        throw new StackProblemException(StackProblem.Stalled(
            StackReason.InvalidSpec, $"There are Stacks already with the names that the nested stack '{stackName}' could have. Rename or remove them."));
    }

    /// <summary>Changes a child.</summary>
    /// <returns>The child as stored; null: it is gone.</returns>
    public async Task<V1Alpha1Stack?> PatchAsync(V1Alpha1Stack child, JsonObject change, CancellationToken cancellationToken)
    {
        try
        {
            return Keep(child, await client.PatchAsync<V1Alpha1Stack>(EntityKey.Of(child), V1Patch.Merge((JsonNode)change), cancellationToken));
        }
        catch (KubernetesApiException exception) when (exception.IsNotFound)
        {
            return Keep(child, null);
        }
    }

    /// <summary>Asks for the removal of a child. It stays until what it has in the cloud is gone.</summary>
    public async Task DeleteAsync(V1Alpha1Stack child, CancellationToken cancellationToken)
    {
        var options = new DeleteOptions { Uid = child.Metadata.Uid, PropagationPolicy = PropagationPolicy.Background };
        await client.DeleteAsync<V1Alpha1Stack>(EntityKey.Of(child), options, cancellationToken);
        Keep(child, await client.GetAsync<V1Alpha1Stack>(EntityKey.Of(child), cancellationToken) is { } left && left.Metadata.Uid == child.Metadata.Uid ? left : null);
    }

    /// <summary>Drops what was written of a child.</summary>
    public void Forget(V1Alpha1Stack child) => _written.TryRemove(KeyOf(child), out _);

    private V1Alpha1Stack? Keep(V1Alpha1Stack child, V1Alpha1Stack? stored)
    {
        if (stored is null)
        {
            Forget(child);
        }
        else
        {
            _written[KeyOf(stored)] = stored;
        }

        return stored;
    }

    private static bool IsNewer(V1Alpha1Stack watched, V1Alpha1Stack written) =>
        watched.Metadata.Uid != written.Metadata.Uid
        || VersionOf(watched) >= VersionOf(written);

    /// <summary>Versions of one object grow; that they are numbers is how every known server does it.</summary>
    private static ulong VersionOf(V1Alpha1Stack stack) => ulong.TryParse(stack.Metadata.ResourceVersion, out var version) ? version : ulong.MaxValue;

    private static string KeyOf(V1Alpha1Stack child) => KeyOf(StackFamily.OwnerOf(child), child.Spec.Nested?.StackName ?? "");

    private static string KeyOf(string parentUid, string stackName) => $"{parentUid}/{stackName}";
}
