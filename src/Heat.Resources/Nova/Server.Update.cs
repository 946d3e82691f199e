using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Nova;

/// <content>Changes of a server that exists: what one call does at once, and steps for the rest.</content>
internal sealed partial class Server
{
    private const string Flavor = "flavor";
    private const string Image = "image";
    private const string UserData = "user_data";
    private const string ForceDelete = "force-delete";
    private const string RemovePorts = "ports";

    /// <summary>For calls that Nova accepts and carries out later, without a sign on the server.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override async Task<ResourceChange> UpdateAsync(
        ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        var data = resource.Data;
        if (difference.Changes("metadata"))
        {
            await UpdateMetadataAsync(resource, difference, cancellationToken);
        }

        if (difference.Changes("admin_pass") && !difference.Changes(Image) && resource.Properties.IsSet("admin_pass"))
        {
            await ActAsync(resource, "changePassword", new JsonObject { ["adminPass"] = resource.Properties.Json("admin_pass") }, cancellationToken);
        }

        if (difference.Changes(Networks))
        {
            data = await ReplugAsync(resource, cancellationToken);
        }

        if (difference.Changes(Flavor))
        {
            var flavor = await FlavorNameAsync(resource.Properties.Text(Flavor), cancellationToken);
            data = Note(data, Nic.Of(data), flavor).Remove(ResizeAskedKey);
        }

        return await base.UpdateAsync(resource with { Data = data }, difference, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task CompleteUpdateAsync(
        JsonObject body, ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        if (difference.Changes("name") && !difference.After.IsSet("name"))
        {
            body["name"] = ShortName(resource.PhysicalName);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> StepsAfterUpdate(ResourceContext resource, PropertyDiff difference)
    {
        if (TakesDeployments(resource.Properties) && (difference.MetadataChanged || difference.Changes("software_config_transport")))
        {
            yield return Agent;
        }

        foreach (var step in new[] { Tags, Networks, Flavor, Image })
        {
            if (difference.Changes(step))
            {
                yield return step;
            }
        }

        if (difference.Changes(UserData) && difference.After.Text("user_data_update_policy") == "REBUILD")
        {
            yield return UserData;
        }
    }

    /// <inheritdoc/>
    protected override Task<StepResult> TakeStepAsync(
        string step, ResourceContext resource, JsonObject live, CancellationToken cancellationToken) => step switch
        {
            Agent => KeepAgentAsync(resource, cancellationToken),
            Tags => PutTagsAsync(resource, live, cancellationToken),
            Networks => ChangeInterfacesAsync(resource, cancellationToken),
            Flavor => ResizeAsync(resource, live, cancellationToken),
            Image => RebuildForImageAsync(resource, live, cancellationToken),
            UserData => RebuildForUserDataAsync(resource, live, cancellationToken),
            RemovePorts => RemovePortsAsync(resource, cancellationToken),
            ForceDelete => ForceDeleteAsync(resource, cancellationToken),
            _ => Task.FromResult(StepResult.Done),
        };

    /// <summary>The cloud is let finish what it is at, except that a resize ends only by our word.</summary>
    private Observation JudgeStep(ResourceContext resource, JsonObject live, Observation plain, string step, string? task)
    {
        var awaitsWord = step == Flavor && live.Text("status") == "VERIFY_RESIZE";
        if (task is not null || (plain.Lifecycle == Lifecycle.Pending && !awaitsWord))
        {
            return new(Lifecycle.Pending, plain.Reason ?? $"task {task}", live);
        }

        return step == Flavor && !awaitsWord && resource.Data.ContainsKey(ResizeAskedKey) && !HasFlavor(resource, live)
            ? Due(resource, step, live) with { Reason = $"Nova kept the old flavor: {FaultText(live) ?? "it found no place for the new one"}." }
            : Due(resource, step, live);
    }

    private static ImmutableDictionary<string, string> Note(
        ImmutableDictionary<string, string> data, IEnumerable<Nic> nics, string? flavor)
    {
        var noted = Nic.Write(data, nics);
        return flavor is null ? noted : noted.SetItem(FlavorKey, flavor);
    }

    private Task<JsonObject?> ActAsync(ResourceContext resource, string action, JsonNode? body, CancellationToken cancellationToken) =>
        Client.PostAsync($"servers/{resource.RequiredId}/action", new JsonObject { [action] = body }, cancellationToken);

    private async Task UpdateMetadataAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        var path = $"servers/{resource.RequiredId}/metadata";
        var wanted = MetadataOf(difference.After);
        foreach (var key in (difference.Before.Map("metadata") ?? MapValue.Empty).Keys.Where(key => !wanted.ContainsKey(key)))
        {
            try
            {
                await Client.DeleteAsync($"{path}/{Uri.EscapeDataString(key)}", cancellationToken);
            }
            catch (OpenStackException exception) when (exception.Disposition == Disposition.NotFound)
            {
                // Someone else removed it.
            }
        }

        if (wanted.Count > 0)
        {
            await Client.PostAsync(path, new JsonObject { ["metadata"] = wanted }, cancellationToken);
        }
    }

    private async Task<StepResult> PutTagsAsync(ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        var wanted = resource.Properties.Json(Tags) as JsonArray ?? [];
        var current = live.Texts(Tags).ToHashSet(StringComparer.Ordinal);
        if (!current.SetEquals(wanted.Select(tag => tag?.ToString() ?? "")))
        {
            await Client.PutAsync($"servers/{resource.RequiredId}/tags", new JsonObject { [Tags] = wanted }, cancellationToken);
        }

        return StepResult.Done;
    }
}
