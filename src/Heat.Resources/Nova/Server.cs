using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.OpenStack.Sessions;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;

namespace Heat.Resources.Nova;

/// <summary>A server.</summary>
/// <remarks>
/// Where the template gives the name, the physical name stands in <c>description</c>, for which Heat has no property:
/// so a server whose id was lost is recognised. The name cannot be given later, since the guest takes its host name from it.
/// Ports made for a server bear the physical name too.
/// </remarks>
[ResourceType("OS::Nova::Server")]
internal sealed partial class Server(CloudSession session, SoftwareRecords records)
    : RestDriver(session), IDecidesChange, IValidatesProperties, IAddsDependencies, IPreparesReplacement, ISnapshotsBeforeDelete
{
    private const int NameLimit = 53;
    private const string Networks = "networks";

    /// <inheritdoc/>
    protected override RestEndpoint Endpoint { get; } =
        new("compute", "servers", "server") { ListPath = "servers/detail", AnswersInFull = false };

    /// <inheritdoc/>
    protected override Identity Identity { get; } = Identity.MarkedIn("description");

    /// <inheritdoc/>
    protected internal override PropertyMap Map { get; } = new()
    {
        Renames = PropertyMap.Rename(
            ("image", "imageRef"), ("flavor", "flavorRef"), ("admin_pass", "adminPass"), ("diskConfig", "OS-DCF:diskConfig")),
        NotSent =
        [
            "admin_user", "block_device_mapping", "block_device_mapping_v2", "deployment_swift_data", "flavor_update_policy",
            "image_update_policy", Networks, "personality", "reservation_id", "scheduler_hints", "security_groups", "software_config_transport",
            "tags", "user_data", "user_data_format", "user_data_update_policy",
        ],
        OnlyOnCreate = ["admin_pass", "flavor", "image", "metadata"],
        NotCompared =
        [
            "admin_pass", "deployment_swift_data", "flavor_update_policy", "image_update_policy", Networks,
            "software_config_transport", "user_data", "user_data_update_policy",
        ],
    };

    /// <inheritdoc/>
    /// <remarks>A server that someone paused, stopped or shelved is there all the same: its power is its user's business.</remarks>
    protected override Readiness Readiness { get; } = Readiness.ByStatus(
        ready: ["ACTIVE", "SHUTOFF", "STOPPED", "PAUSED", "SUSPENDED", "SHELVED", "SHELVED_OFFLOADED", "RESCUE", "RESCUED"],
        failed: ["ERROR"]);

    /// <summary>The policies of the template say whether a new flavor, image or user data make a new server.</summary>
    public ChangeDecision Decide(PropertyDiff difference)
    {
        var policies = difference.After;
        if (difference.Changes("flavor") && policies.Text("flavor_update_policy") == "REPLACE")
        {
            return new(OnChange.Replace, "flavor_update_policy is REPLACE");
        }

        if (difference.Changes("image") && ReplacesImage(difference))
        {
            return new(OnChange.Replace, "the image is replaced with its server");
        }

        return difference.Changes("user_data") && (policies.Text("user_data_update_policy") ?? "REPLACE") == "REPLACE"
            ? new(OnChange.Replace, "user_data_update_policy is REPLACE")
            : new(OnChange.UpdateInPlace);
    }

    /// <inheritdoc/>
    public override async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var live = await Observed.ObserveAsync(resource.RequiredId, resource.ObservedNotBefore, cancellationToken);
        return live is null || live.Text("status") == "DELETED"
            ? await ObserveRemainsAsync(resource, cancellationToken)
            : await WithSnapshotAsync(resource, Judge(resource, live), cancellationToken);
    }

    /// <inheritdoc/>
    protected override Observation Judge(ResourceContext resource, JsonObject live)
    {
        var status = live.Text("status") ?? "UNKNOWN";
        var task = live.Text("OS-EXT-STS:task_state");
        if (status == "SOFT_DELETED")
        {
            return Due(resource, ForceDelete, live) with { Deleting = true };
        }

        if (task is "deleting" or "soft-deleting")
        {
            return new(Lifecycle.Pending, "being deleted", live) { Deleting = true };
        }

        var plain = Readiness.Judge(live);
        if (plain.Lifecycle == Lifecycle.Failed)
        {
            return plain with { Reason = FaultOf(live) };
        }

        return Steps.Next(resource.Data) is { } step ? JudgeStep(resource, live, plain, step, task) : AtWork(plain, live);
    }

    private static bool ReplacesImage(PropertyDiff difference) =>
        difference.After.Text("image_update_policy") == "REPLACE"
        || !difference.After.IsSet("image") || !difference.Before.IsSet("image");

    private static string FaultOf(JsonObject live) => FaultText(live) is { } text ? $"status ERROR: {text}" : "status ERROR";

    private static string? FaultText(JsonObject live) =>
        live["fault"] is JsonObject fault ? $"{fault.Text("message")} (code {fault.Text("code")})" : null;

    private static string ShortName(string physicalName) => physicalName.Length <= NameLimit
        ? physicalName
        : $"{physicalName[..2]}-{physicalName[^(NameLimit - 3)..]}";
}
