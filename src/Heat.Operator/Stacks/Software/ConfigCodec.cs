using System.Globalization;
using Heat.Engine.Ports;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Software;

/// <summary>Configs to kept records and back.</summary>
internal static class ConfigCodec
{
    /// <summary>The record of a config.</summary>
    public static MapValue Encode(ConfigRecord config) => RecordFields.Record(
        ("id", RecordFields.Of(config.Id)),
        ("name", RecordFields.Of(config.Name)),
        ("group", RecordFields.Of(config.Group)),
        ("config", config.Config),
        ("inputs", config.Inputs),
        ("outputs", config.Outputs),
        ("options", config.Options),
        ("createdAt", RecordFields.Of(config.CreatedAt.ToString("O", CultureInfo.InvariantCulture))));

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    public static ConfigRecord Decode(MapValue record) => new()
    {
        Id = record.Text("id") ?? "",
        Name = record.Text("name") ?? "",
        Group = record.Text("group") ?? ConfigRecord.Ungrouped,
        Config = record["config"] ?? TemplateValue.From(""),
        Inputs = record.List("inputs"),
        Outputs = record.List("outputs"),
        Options = record.Map("options"),
        CreatedAt = record.Time("createdAt"),
    };
}
