using Heat.Engine.Ports;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>A property that takes a text, or the id of a software config in the place of its text.</summary>
internal static class ConfigText
{
    /// <summary>The text.</summary>
    /// <param name="configs">Where configs are kept.</param>
    /// <param name="namespace">Where they are looked for.</param>
    /// <param name="given">What the template says.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public static async Task<TextValue> ReadAsync(
        ISoftwareConfigs configs, string @namespace, TemplateValue? given, CancellationToken cancellationToken)
    {
        if (given is not TextValue text)
        {
            return new TextValue(given is null or NullValue ? "" : ValueJson.ToJson(given)!.ToJsonString(), given?.ContainsSecret == true); // null is told apart
        }

        return Guid.TryParseExact(text.Text, "D", out _) && await configs.FindAsync(@namespace, text.Text, cancellationToken) is { } record
            ? Of(record.Config)
            : text;
    }

    private static TextValue Of(TemplateValue config) =>
        config as TextValue ?? new TextValue(ValueJson.ToJson(config)?.ToJsonString() ?? "", config.ContainsSecret);
}
