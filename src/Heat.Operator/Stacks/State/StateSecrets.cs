using System.Globalization;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.State;

/// <summary>How the Secrets of a stack's state are named, labelled and laid out.</summary>
internal static class StateSecrets
{
    /// <summary>Type of the Secrets.</summary>
    public const string SecretType = V1Alpha1Stack.GroupName + "/state";

    /// <summary>Label with the stack's id.</summary>
    public const string StackIdLabel = V1Alpha1Stack.GroupName + "/stack-id";

    /// <summary>Key of the packed entries of a page.</summary>
    public const string EntriesKey = "incarnations";

    /// <summary>Key of the stack's own facts, in page 0.</summary>
    public const string FactsKey = "stack";

    /// <summary>Name of a page's Secret.</summary>
    public static string NameOf(StackId stack, int page) => $"stack-{stack}-state-{page.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Number of a page by its Secret's name.</summary>
    /// <exception cref="InvalidDataException">It is no name of a page.</exception>
    public static int IndexOf(V1Secret secret) =>
        int.TryParse(secret.Metadata.Name?.Split('-')[^1], CultureInfo.InvariantCulture, out var index)
            ? index
            : throw new InvalidDataException($"'{secret.Metadata.Name}' is no name of a page.");

    /// <summary>The Secret of a page, without content.</summary>
    public static V1Secret Blank(StackIdentity stack, int page) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = NameOf(stack.Id, page),
            Namespace = stack.Namespace,
            Labels = new Dictionary<string, string> { [StackIdLabel] = stack.Id.Value },
            OwnerReferences = [OwnerOf(stack)],
        },
        Type = SecretType,
    };

    /// <summary>The page in a Secret.</summary>
    /// <exception cref="InvalidDataException">The Secret holds no page.</exception>
    /// <exception cref="System.Text.Json.JsonException">The page is damaged.</exception>
    public static StatePage Open(V1Secret secret)
    {
        var page = new StatePage(IndexOf(secret)) { ResourceVersion = secret.Metadata.ResourceVersion };
        page.Unpack(secret.Data?.GetValueOrDefault(EntriesKey) ?? throw new InvalidDataException($"It has no key '{EntriesKey}'."));
        return page;
    }

    /// <summary>Selects the Secrets of a stack.</summary>
    public static string SelectorOf(StackIdentity stack) => $"{StackIdLabel}={stack.Id}";

    /// <summary>All Secrets of a stack.</summary>
    public static async Task<IReadOnlyList<V1Secret>> ListAsync(IKubernetesClient client, StackIdentity stack, CancellationToken cancellationToken) =>
        await client.ListAsync<V1Secret>(stack.Namespace, SelectorOf(stack), cancellationToken);

    /// <summary>The reference that makes a Stack the owner of what it keeps.</summary>
    public static V1OwnerReference OwnerOf(StackIdentity stack) => new()
    {
        ApiVersion = V1Alpha1Stack.GroupName + "/v1alpha1",
        Kind = "Stack",
        Name = stack.ObjectName,
        Uid = stack.Id.Value,
        Controller = true,
    };
}
