using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Heat.Operator.Hosting;

/// <summary>Sends traces by OTLP when an endpoint is configured.</summary>
internal sealed class Traces : IDisposable
{
    private readonly TracerProvider? _provider;

    /// <summary>Starts to send, or does nothing without an endpoint.</summary>
    public Traces(TelemetryOptions options)
    {
        if (options.OtlpEndpoint is not { } endpoint)
        {
            return;
        }

        _provider = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("heat-operator", serviceVersion: Metrics.OperatorMeter.Version))
            .AddSource("Heat.*")
            .AddOtlpExporter(exporter => exporter.Endpoint = endpoint)
            .Build();
    }

    /// <inheritdoc/>
    public void Dispose() => _provider?.Dispose();
}
