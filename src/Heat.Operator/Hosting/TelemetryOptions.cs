namespace Heat.Operator.Hosting;

/// <summary>Where traces go; section <c>Telemetry</c>.</summary>
public sealed record TelemetryOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Telemetry";

    /// <summary>OTLP endpoint, such as <c>http://collector:4317</c>; not set: none are sent.</summary>
    public Uri? OtlpEndpoint { get; init; }
}
