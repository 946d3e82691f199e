using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Software;

/// <summary>Agents to kept records and back.</summary>
internal static class AgentCodec
{
    /// <summary>The record of an agent.</summary>
    public static MapValue Encode(ServerAgent agent) => RecordFields.Record(
        ("stackId", RecordFields.Of(agent.Stack.Id.Value)),
        ("stackName", RecordFields.Of(agent.Stack.Name)),
        ("stackObject", RecordFields.Of(agent.Stack.ObjectName)),
        ("resource", RecordFields.Of(agent.Resource.Value)),
        ("physicalName", RecordFields.Of(agent.PhysicalName)),
        ("server", RecordFields.Of(agent.Server)),
        ("accessKey", RecordFields.Of(agent.AccessKey)),
        ("secretKey", new TextValue(agent.SecretKey, isSecret: true)),
        ("transport", RecordFields.Of(agent.Transport)),
        ("settings", agent.Settings),
        ("metadata", agent.Metadata));

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <param name="record">The record.</param>
    /// <param name="namespace">Where it stands.</param>
    public static ServerAgent Decode(MapValue record, string @namespace) => new()
    {
        Stack = new StackIdentity(new StackId(record.Text("stackId") ?? ""), record.Text("stackName") ?? "", @namespace)
        {
            ObjectName = record.Text("stackObject") ?? "",
        },
        Resource = new ResourceName(record.Text("resource") ?? ""),
        PhysicalName = record.Text("physicalName") ?? "",
        Server = record.Text("server"),
        AccessKey = record.Text("accessKey") ?? "",
        SecretKey = record.Text("secretKey") ?? "",
        Transport = record.Text("transport") ?? "",
        Settings = record.Map("settings"),
        Metadata = record.Map("metadata"),
    };
}
