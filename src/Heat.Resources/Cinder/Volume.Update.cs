using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Resources.Rest;

namespace Heat.Resources.Cinder;

/// <content>Changes of a volume that exists.</content>
internal sealed partial class Volume
{
    /// <summary>Data: name of the wanted volume type.</summary>
    private const string TypeKey = "type";

    /// <summary>Data: a backup is being restored onto the volume.</summary>
    private const string RestoreAskedKey = "restore";

    /// <inheritdoc/>
    public override async Task<ResourceChange> UpdateAsync(
        ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        if (difference.Changes(Metadata))
        {
            await PutMetadataAsync(resource, cancellationToken);
        }

        var data = difference.Changes(VolumeType)
            ? resource.Data.SetItem(TypeKey, await TypeNameAsync(resource, cancellationToken))
            : resource.Data;
        var change = await base.UpdateAsync(resource with { Data = data.Remove(RestoreAskedKey) }, difference, cancellationToken);

        // What was put beside the body is not in the answer.
        return difference.Changes(Metadata) ? change with { Observed = null } : change;
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> StepsAfterUpdate(ResourceContext resource, PropertyDiff difference) =>
        new[] { VolumeType, Size, ReadOnly, BackupId }.Where(difference.Changes);

    /// <inheritdoc/>
    protected override Task<StepResult> TakeStepAsync(
        string step, ResourceContext resource, JsonObject live, CancellationToken cancellationToken) => step switch
        {
            OwnText => GiveOwnTextAsync(resource, cancellationToken),
            VolumeType => RetypeAsync(resource, live, cancellationToken),
            Size => ExtendAsync(resource, live, cancellationToken),
            ReadOnly => WhileDetachedAsync(resource, live, SetReadOnlyAsync, cancellationToken),
            BackupId when resource.Properties.IsSet(BackupId) => WhileDetachedAsync(resource, live, RestoreOntoAsync, cancellationToken),
            _ => Task.FromResult(StepResult.Done),
        };

    private Task<JsonObject?> PutMetadataAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Client.PutAsync(
            $"volumes/{resource.RequiredId}/metadata", new JsonObject { [Metadata] = MetadataOf(resource.Properties) }, cancellationToken);

    private async Task<StepResult> RetypeAsync(ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        var wanted = await TypeNameAsync(resource, cancellationToken);
        if (wanted == live.Text(VolumeType))
        {
            return new(true, live);
        }

        await ActAsync(
            resource, "os-retype", new JsonObject { ["new_type"] = wanted, ["migration_policy"] = "never" }, cancellationToken);
        return StepResult.UnderWay;
    }

    /// <summary>Grows the volume. Before 3.42 that is possible only while no server has it.</summary>
    private async Task<StepResult> ExtendAsync(ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        var isLargeEnough = live.Integer(Size) >= (resource.Properties.Integer(Size) ?? 0);
        if (isLargeEnough && !resource.Data.ContainsKey(OwnersKey))
        {
            return new(true, live);
        }

        var mustDetach = resource.Data.ContainsKey(OwnersKey)
            || (live.Text("status") == "in-use" && !await Client.SupportsAsync("3.42", cancellationToken));
        return mustDetach
            ? await WhileDetachedAsync(resource, live, AskToExtendAsync, cancellationToken)
            : await AskToExtendAsync(resource, live, cancellationToken);
    }

    private async Task<StepResult> AskToExtendAsync(ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        if (live.Integer(Size) >= resource.Properties.Integer(Size))
        {
            return StepResult.Done;
        }

        await ActAsync(resource, "os-extend", new JsonObject { ["new_size"] = resource.Properties.Json(Size) }, cancellationToken);
        return StepResult.UnderWay;
    }

    private async Task<StepResult> SetReadOnlyAsync(ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        var flag = new JsonObject { ["readonly"] = resource.Properties.Boolean(ReadOnly) ?? false };
        await ActAsync(resource, "os-update_readonly_flag", flag, cancellationToken);
        return StepResult.Done;
    }

    private async Task<StepResult> RestoreOntoAsync(ResourceContext resource, JsonObject live, CancellationToken cancellationToken)
    {
        if (resource.Data.ContainsKey(RestoreAskedKey))
        {
            return StepResult.Done with { Data = resource.Data.Remove(RestoreAskedKey) };
        }

        var backup = resource.Properties.Text(BackupId) ?? "";
        await RestoreAsync(backup, new JsonObject { ["volume_id"] = resource.RequiredId }, cancellationToken);
        return StepResult.UnderWay with { Data = resource.Data.SetItem(RestoreAskedKey, "true") };
    }

    /// <summary>The name of the wanted type, which the template may give by its id.</summary>
    private async Task<string> TypeNameAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var wanted = resource.Properties.Text(VolumeType) ?? "__DEFAULT__";
        return await Session.Lookups.GetAsync($"volume-type-name:{wanted}", async cancel =>
        {
            await foreach (var type in Client.ListAsync("types", "volume_types", cancel))
            {
                if (type.Text("id") == wanted || type.Text("name") == wanted)
                {
                    return type.Text("name") ?? wanted;
                }
            }

            return wanted;
        }, cancellationToken);
    }
}
