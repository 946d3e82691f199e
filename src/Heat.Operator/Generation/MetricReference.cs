using System.Diagnostics.Metrics;
using Heat.Kubernetes.Client.Configuration;
using Heat.Operator.Hosting;
using Heat.Operator.Hosting.Metrics;
using Heat.Operator.Stacks;

namespace Heat.Operator.Generation;

/// <summary><c>metrics.md</c>: every instrument that the running operator makes.</summary>
internal static class MetricReference
{
    /// <summary>First part of the names of the operator's own metrics.</summary>
    public const string Prefix = "heat_operator_";

    /// <summary>The document.</summary>
    public static string Compose() => Markdown.Document(
            "Metrics",
            $"""
            What `/metrics` says in Prometheus' text format. A histogram has `_bucket`, `_sum` and `_count`; the bounds of its buckets are
            {string.Join(", ", HistogramSeries.Bounds)} seconds.
            The runtime's own metrics (`dotnet_*`) and those of the HTTP server (`http_server_*`) stand beside these; .NET documents them.
            """)
        .AppendTable(["Name", "Type", "Unit", "Labels", "Meaning"], Instruments().Select(Row))
        .AppendHeading("Labels")
        .AppendTable(["Label", "Meaning"], MetricLabels.Meanings.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => new[] { $"`{label.Key}`", label.Value }))
        .Finish();

    /// <summary>The instruments in the order of their names.</summary>
    public static IReadOnlyList<Instrument> Instruments()
    {
        var found = new SortedDictionary<string, Instrument>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                lock (found)
                {
                    found.TryAdd(instrument.Name, instrument);
                }
            }
        };
        listener.Start();

        // Built like the running operator but never started: nothing is called. Services make their instruments when they are made.
        var app = OperatorApp.Build([], services => services.UseCluster(new KubernetesClientConfiguration { Host = new Uri("https://127.0.0.1") }));
        using var services = app.Services as IDisposable;
        _ = app.Services.GetServices<IHostedService>().ToList();
        _ = app.Services.GetRequiredService<StackRunner>();
        lock (found)
        {
            return [.. found.Values];
        }
    }

    private static string[] Row(Instrument instrument)
    {
        var kind = PrometheusText.KindOf(instrument);
        return
        [
            $"`{instrument.Name}`",
            kind,
            UnitOf(instrument),
            string.Join(", ", MetricLabels.Of(instrument.Name).Select(label => $"`{label}`")),
            instrument.Description ?? throw new InvalidOperationException($"{instrument.Name} has no description."),
        ];
    }

    private static string UnitOf(Instrument instrument) => instrument.Name.EndsWith("_seconds", StringComparison.Ordinal) ? "seconds" : "count";
}
