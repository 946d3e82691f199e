namespace Heat.Operator.Hosting;

/// <summary>How log lines look; section <c>Logging</c>.</summary>
public sealed record LoggingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Logging";

    /// <summary>Text for people, Json for collectors.</summary>
    public LogFormat Format { get; init; } = LogFormat.Text;

    /// <summary>Least level: Verbose, Debug, Information, Warning, Error.</summary>
    public string Level { get; init; } = "Information";
}

/// <summary>Form of a log line.</summary>
public enum LogFormat
{
    /// <summary>A line for people.</summary>
    Text,

    /// <summary>A JSON object a line.</summary>
    Json,
}
