using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Makes the object of a child, and the changes that bring it to what its parent wishes. Pure.</summary>
internal static class ChildSpecs
{
    /// <summary>A new child.</summary>
    /// <param name="parent">The Stack in which it stands.</param>
    /// <param name="name">Name of the object.</param>
    /// <param name="wish">What it shall be.</param>
    /// <param name="source">Where its sources stand.</param>
    /// <param name="adopted">Where the document with what it takes over stands; null: it takes over nothing.</param>
    public static V1Alpha1Stack New(V1Alpha1Stack parent, string name, ChildStackWish wish, NestedSourceReference source, DocumentReference? adopted = null)
    {
        var root = StackFamily.RootOf(parent)?.Name ?? parent.Metadata.Name!; // a stored object has a name
        return new V1Alpha1Stack
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                Namespace = parent.Metadata.Namespace,
                Labels = new Dictionary<string, string>
                {
                    [ChildNames.RootLabel] = ChildNames.LabelOf(root),
                    [ChildNames.ParentLabel] = ChildNames.LabelOf(parent.Metadata.Name!), // as above
                },
                OwnerReferences = [parent.ToOwnerReference()],
                Finalizers = [V1Alpha1Stack.Finalizer],
            },
            Spec = new V1Alpha1StackSpec
            {
                Nested = new NestedSpec
                {
                    Parent = parent.Metadata.Name,
                    Resource = wish.Resource.Value,
                    Root = root,
                    Depth = (parent.Spec.Nested?.Depth ?? 0) + 1,
                    StackName = wish.Name,
                    SourceRef = source,
                },
                Region = wish.Region,
                CloudCredentialsRef = Credentials(wish),
                Timeout = Duration(wish.Timeout),
                Replicas = wish.InitialSize,
                AdoptFrom = adopted,
            },
        };
    }

    /// <summary>The change of a child to what is wished; null: it is that already.</summary>
    public static JsonObject? Change(V1Alpha1Stack child, ChildStackWish wish, NestedSourceReference source)
    {
        var spec = new JsonObject();
        if (child.Spec.Nested?.SourceRef != source)
        {
            spec["nested"] = new JsonObject { ["sourceRef"] = Node(source) };
        }

        Set(spec, "region", child.Spec.Region, wish.Region);
        Set(spec, "timeout", child.Spec.Timeout, Duration(wish.Timeout));
        if (child.Spec.CloudCredentialsRef != Credentials(wish))
        {
            spec["cloudCredentialsRef"] = Credentials(wish) is { } credentials ? Node(credentials) : null;
        }

        if (child.Spec.Replicas is null != wish.InitialSize is null)
        {
            spec["replicas"] = wish.InitialSize;
        }

        return spec.Count == 0 ? null : Patch(spec);
    }

    /// <summary>Asks for a number of members.</summary>
    public static JsonObject Scale(int size, DateTimeOffset? coolsUntil) => Patch(new JsonObject
    {
        ["replicas"] = size,
        ["nested"] = new JsonObject { ["coolsUntil"] = coolsUntil?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) },
    });

    /// <summary>Says that the parent wants a child no more.</summary>
    public static JsonObject Remove(bool orphan)
    {
        var spec = new JsonObject { ["nested"] = new JsonObject { ["removed"] = true } };
        if (orphan)
        {
            spec["deletionPolicy"] = nameof(StackDeletionPolicy.Orphan);
        }

        return Patch(spec);
    }

    /// <summary>Makes a child a Stack of its own, with what it had from those above it.</summary>
    /// <param name="effective">The child with what it takes over.</param>
    public static JsonObject Release(V1Alpha1Stack effective) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["ownerReferences"] = null,
            ["labels"] = new JsonObject { [ChildNames.RootLabel] = null, [ChildNames.ParentLabel] = null },
        },
        ["spec"] = new JsonObject
        {
            ["cloudCredentialsRef"] = effective.Spec.CloudCredentialsRef is { } credentials ? Node(credentials) : null,
            ["region"] = effective.Spec.Region,
            ["timeout"] = effective.Spec.Timeout,
            ["nested"] = new JsonObject { ["parent"] = null, ["resource"] = null, ["root"] = null, ["depth"] = null },
        },
    };

    private static CloudCredentialsReference? Credentials(ChildStackWish wish) =>
        wish.CredentialsSecret is { } secret ? new CloudCredentialsReference { SecretName = secret } : null;

    private static string? Duration(TimeSpan? time) =>
        time is { } given ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (long)given.TotalSeconds)}s") : null;

    private static void Set(JsonObject spec, string key, string? before, string? after)
    {
        if (before != after)
        {
            spec[key] = after;
        }
    }

    private static JsonObject Patch(JsonObject spec) => new() { ["spec"] = spec };

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, KubernetesJson.Options);
}
