using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Software;

/// <summary>Deployments to kept records and back.</summary>
internal static class DeploymentCodec
{
    /// <summary>The record of a deployment.</summary>
    public static MapValue Encode(DeploymentRecord deployment) => RecordFields.Record(
        ("id", RecordFields.Of(deployment.Id)),
        ("resource", RecordFields.Of(deployment.Resource.Value)),
        ("server", RecordFields.Of(deployment.Server)),
        ("action", RecordFields.Of(deployment.Action.ToString())),
        ("status", RecordFields.Of(deployment.Status.ToString())),
        ("reason", RecordFields.Of(deployment.Reason)),
        ("revision", TemplateValue.From(deployment.Revision)),
        ("config", deployment.Config is null ? null : ConfigCodec.Encode(deployment.Config)),
        ("outputs", deployment.Outputs),
        ("suspended", TemplateValue.From(deployment.IsSuspended)),
        ("failureTold", TemplateValue.From(deployment.IsFailureTold)));

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    public static DeploymentRecord Decode(MapValue record) => new()
    {
        Id = record.Text("id") ?? "",
        Resource = new ResourceName(record.Text("resource") ?? ""),
        Server = record.Text("server") ?? "",
        Action = record.Choice<ResourceAction>("action"),
        Status = record.Choice<DeploymentStatus>("status"),
        Reason = record.Text("reason") ?? "",
        Revision = record["revision"] is IntegerValue revision ? (int)revision.Value : 0,
        Config = record["config"] is MapValue config ? ConfigCodec.Decode(config) : null,
        Outputs = record.Map("outputs"),
        IsSuspended = record["suspended"] is BooleanValue { Value: true },
        IsFailureTold = record["failureTold"] is BooleanValue { Value: true },
    };
}
