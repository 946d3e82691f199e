using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Heat.Operator.Hosting;

namespace Heat.Operator.Generation;

/// <summary><c>options.md</c>: every setting of the operator.</summary>
internal static class OptionReference
{
    /// <summary>The document.</summary>
    public static string Compose()
    {
        var text = Markdown.Document(
            "Settings of the operator",
            """
            Each setting is a key of the configuration. Give it as an environment variable, or on the command line as `--Key=value`;
            the command line wins. Settings are checked at the start: a wrong one ends the process with a message. In the chart,
            `extraEnv` takes what has no value of its own. A duration is `[days.]hours:minutes:seconds`.
            """);
        foreach (var section in OptionSections.All)
        {
            text.AppendHeading(section.Name)
                .Append(SourceSummaries.Of(section.Defaults.GetType())).Append("\n\n")
                .AppendTable(["Key", "Environment variable", "Type", "Default", "Meaning"], PropertiesOf(section).Select(property => Row(section, property)));
        }

        text.AppendHeading("Without a key")
            .AppendTable(
                ["Environment variable", "Meaning"],
                [["`KUBECONFIG`", "Path of the kubeconfig, when `Kubernetes:Kubeconfig` is not set. Without either, the pod's service account counts, then `~/.kube/config`."]]);
        return text.Finish();
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(OptionSection section) =>
        section.Defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null);

    private static string[] Row(OptionSection section, PropertyInfo property) =>
    [
        $"`{section.Name}:{property.Name}`",
        $"`{section.Name}__{property.Name}`",
        TypeOf(property),
        Markdown.Code(DefaultOf(property.GetValue(section.Defaults))),
        SourceSummaries.Of(property),
    ];

    private static string? DefaultOf(object? value) => value switch
    {
        true => "true",
        false => "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string TypeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var name = type switch
        {
            { IsEnum: true } => string.Join(", ", Enum.GetNames(type).Select(word => $"`{word}`")),
            _ when type == typeof(TimeSpan) => "duration",
            _ when type == typeof(bool) => "`true`, `false`",
            _ when type == typeof(int) => "whole number",
            _ when type == typeof(double) => "number",
            _ when type == typeof(Uri) => "URL",
            _ => "text",
        };
        return property.GetCustomAttribute<RangeAttribute>() is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"{name}, {range.Minimum} to {range.Maximum}")
            : name;
    }
}
