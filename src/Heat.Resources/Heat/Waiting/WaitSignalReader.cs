using Heat.Templates.Values;

namespace Heat.Resources.Heat.Waiting;

/// <summary>Understands the bodies of signals, in Heat's form and in Amazon's.</summary>
internal static class WaitSignalReader
{
    private static readonly string[] Keys = ["data", "reason", "status", "id"];
    private static readonly string[] AmazonKeys = ["Data", "Reason", "Status", "UniqueId"];

    /// <summary>Heat's form: every key may be missing.</summary>
    /// <param name="body">The body.</param>
    /// <param name="known">How many signals are noted already.</param>
    /// <returns>Null: it does not have the form.</returns>
    public static WaitSignal? Read(TemplateValue body, int known)
    {
        if (body is not (MapValue or NullValue))
        {
            return null;
        }

        var map = body as MapValue ?? MapValue.Empty;
        var number = known + 1;
        var status = Text(map, "status") ?? WaitSignal.Success;
        return WaitSignal.IsStatus(status) && map.Keys.All(Keys.Contains)
            ? new WaitSignal(Text(map, "id") ?? $"{number}", status, Text(map, "reason") ?? $"Signal {number} received", map["data"] ?? TemplateValue.Null)
            : null;
    }

    /// <summary>Amazon's form: no key may be missing.</summary>
    /// <returns>Null: it does not have the form.</returns>
    public static WaitSignal? ReadAmazon(TemplateValue body) =>
        body is MapValue map && map.Count == AmazonKeys.Length && map.Keys.All(AmazonKeys.Contains) && Text(map, "Status") is { } status && WaitSignal.IsStatus(status)
            ? new WaitSignal(Text(map, "UniqueId") ?? "", status, Text(map, "Reason") ?? "", map["Data"] ?? TemplateValue.Null)
            : null;

    private static string? Text(MapValue map, string key) => map[key] is { } value ? HeatText.Plain(value) : null;
}
