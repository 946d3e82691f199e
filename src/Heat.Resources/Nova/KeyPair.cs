using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <summary>A key pair for logging in to servers.</summary>
/// <remarks>
/// A user can have only one key pair of a name, so the name finds a lost one. A pair that was there
/// before our creation was announced is the user's own and is left alone: the creation then fails and says so. The
/// clocks of cloud and operator may differ by <see cref="ClockSkew"/>; a pair that the user made within that time before the
/// announcement, and with the same public key where one is given, is taken for ours. A private key is shown once, in the
/// answer to the create. Where that answer was lost and the key was to be kept, the pair is of no use: it is removed, and made anew.
/// </remarks>
[ResourceType("OS::Nova::KeyPair")]
internal sealed class KeyPair(CloudSession session)
    : IResourceDriver, IFindsLostObject, IHasReferenceId, IReplacesByDeletingFirst, IBearsIdentity, IKeepsValues
{
    private const string PublicKey = "public_key";
    private const string PrivateKey = "private_key";

    /// <summary>The last version in which Nova makes the keys itself.</summary>
    private const string LastThatGenerates = "2.91";

    /// <summary>By how much the cloud's clock may be behind ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private ServiceClient Client => session.Service("compute");

    /// <inheritdoc/>
    public TemplateValue ReferenceId(ResourceContext resource) => TemplateValue.From(NameOf(resource));

    /// <inheritdoc/>
    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken) is { } live ? new(Lifecycle.Ready, Live: live) : Observation.Absent;

    /// <inheritdoc/>
    public async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["name"] = NameOf(resource) };
        foreach (var (property, field) in new[] { (PublicKey, PublicKey), ("type", "type"), ("user", "user_id") })
        {
            if (resource.Properties.IsSet(property))
            {
                body[field] = resource.Properties.Json(property);
            }
        }

        var client = resource.Properties.IsSet(PublicKey) ? Client : Client.WithMicroversion(LastThatGenerates);
        var live = await new RestCollection(client, "os-keypairs", "keypair").CreateAsync(body, cancellationToken);
        var data = resource.Properties.Boolean("save_private_key") == true && live.Text(PrivateKey) is { } key
            ? ImmutableDictionary<string, string>.Empty.Add(PrivateKey, key)
            : null;
        live.Remove(PrivateKey);
        return new(new PhysicalId(NameOf(resource)), data, new(Lifecycle.Ready, Live: live));
    }

    /// <inheritdoc/>
    public Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken) =>
        Task.FromResult(ResourceChange.None);

    /// <inheritdoc/>
    public async Task DeleteAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        try
        {
            await Client.DeleteAsync(PathOf(resource), cancellationToken);
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            // It is gone already.
        }
    }

    /// <inheritdoc/>
    public Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) => Task.FromResult(attribute switch
        {
            PrivateKey => TemplateValue.From(resource.Data.GetValueOrDefault(PrivateKey, "")).AsSecret(),
            PublicKey => TemplateValue.From(observation.Live?.Text(PublicKey) ?? resource.Properties.Text(PublicKey)),
            "show" => ValueJson.FromJson(observation.Live),
            _ => TemplateValue.Null,
        });

    /// <inheritdoc/>
    public async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (await FindAsync(resource, cancellationToken) is not { } live || IsOlder(resource, live))
        {
            return null;
        }

        var wanted = resource.Properties.Text(PublicKey);
        if (wanted is null && resource.Properties.Boolean("save_private_key") == true)
        {
            await DeleteAsync(resource, cancellationToken);
            return null;
        }

        return wanted is null || wanted.Trim() == live.Text(PublicKey)?.Trim()
            ? new(new PhysicalId(NameOf(resource)), Observed: new(Lifecycle.Ready, Live: live))
            : null;
    }

    /// <inheritdoc/>
    public bool BearsForGood(PropertyTree properties) => !properties.IsSet("name");

    /// <inheritdoc/>
    public async IAsyncEnumerable<Bearer> ListBearersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in Client.ListAsync("os-keypairs", "keypairs", cancellationToken))
        {
            if ((item["keypair"] as JsonObject)?.Text("name") is { } name)
            {
                yield return new(new PhysicalId(name), [name]);
            }
        }
    }

    /// <inheritdoc/>
    public ImmutableDictionary<string, string> KeptValues(PropertyTree properties) =>
        properties.Boolean("save_private_key") == true && !properties.IsSet(PublicKey)
            ? ImmutableDictionary<string, string>.Empty.Add(PrivateKey, PrivateKey)
            : ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public async Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken) is { } live
            ? new(new PhysicalId(NameOf(resource)), resource.Data, new(Lifecycle.Ready, Live: live))
            : null;

    /// <summary>The pair was there before we announced ours, or the service does not tell.</summary>
    private static bool IsOlder(ResourceContext resource, JsonObject live) =>
        resource is { PhaseSince: { } announced }
        && (!DateTimeOffset.TryParse(live.Text("created_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created)
            || created < announced - ClockSkew);

    private static string NameOf(ResourceContext resource) => resource.Properties.Text("name") ?? resource.PhysicalName;

    /// <summary>A pair of another user is found by its name and that user.</summary>
    private static string PathOf(ResourceContext resource)
    {
        var path = $"os-keypairs/{Uri.EscapeDataString(NameOf(resource))}";
        return resource.Properties.Text("user") is { } user ? $"{path}?user_id={Uri.EscapeDataString(user)}" : path;
    }

    private async Task<JsonObject?> FindAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        try
        {
            return (await Client.GetAsync(PathOf(resource), cancellationToken))["keypair"] as JsonObject;
        }
        catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
        {
            return null;
        }
    }
}
