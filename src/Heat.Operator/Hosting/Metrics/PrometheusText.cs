using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Heat.Operator.Hosting.Metrics;

/// <summary>Writes collected instruments in Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    /// <summary>Media type of the format.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>One family of samples.</summary>
    public static void Write(StringBuilder text, Family family)
    {
        var name = Sanitize(family.Name);
        text.Append("# HELP ").Append(name).Append(' ').Append(Escape(family.Help)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(family.Kind).Append('\n');
        foreach (var (labels, series) in family.Series.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (series is HistogramSeries histogram)
            {
                WriteHistogram(text, name, labels, histogram);
            }
            else
            {
                text.Append(name).Append(Braced(labels)).Append(' ').Append(Number(series.Value)).Append('\n');
            }
        }
    }

    /// <summary>The labels of a measurement as they stand in the text, without braces.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var parts = new string[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            var value = Convert.ToString(tags[i].Value, CultureInfo.InvariantCulture) ?? "";
            parts[i] = $"{Sanitize(tags[i].Key)}=\"{Escape(value).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        }

        Array.Sort(parts, StringComparer.Ordinal);
        return string.Join(',', parts);
    }

    /// <summary>Prometheus' word for an instrument.</summary>
    public static string KindOf(Instrument instrument)
    {
        var type = instrument.GetType();
        var name = type.IsGenericType ? type.GetGenericTypeDefinition().Name : type.Name;
        return name.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram"
            : name.Contains("UpDown", StringComparison.Ordinal) || name.Contains("Gauge", StringComparison.Ordinal) ? "gauge"
            : "counter";
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, HistogramSeries histogram)
    {
        var (counts, sum, count) = histogram.Read();
        var running = 0L;
        for (var i = 0; i < HistogramSeries.Bounds.Length; i++)
        {
            running += counts[i];
            text.Append(name).Append("_bucket").Append(Braced(Join(labels, $"le=\"{Number(HistogramSeries.Bounds[i])}\"")))
                .Append(' ').Append(running).Append('\n');
        }

        text.Append(name).Append("_bucket").Append(Braced(Join(labels, "le=\"+Inf\""))).Append(' ').Append(count).Append('\n');
        text.Append(name).Append("_sum").Append(Braced(labels)).Append(' ').Append(Number(sum)).Append('\n');
        text.Append(name).Append("_count").Append(Braced(labels)).Append(' ').Append(count).Append('\n');
    }

    private static string Braced(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string Join(string labels, string label) => labels.Length == 0 ? label : $"{labels},{label}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Sanitize(string name) => name.Replace('.', '_').Replace('-', '_');

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
