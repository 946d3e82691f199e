using System.ComponentModel.DataAnnotations;

namespace Heat.Operator.Hosting;

/// <summary>How resources are signalled from outside; section <c>Signals</c>.</summary>
public sealed record SignalOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Signals";

    /// <summary>
    /// URL under which servers and alarms reach the signal endpoint, such as <c>https://heat.example.org</c>. Not set: resources that are
    /// signalled cannot be made.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Address of the signal endpoint, such as <c>http://0.0.0.0:8004</c>. TLS is the business of what stands before it.</summary>
    [Required]
    public string ListenAddress { get; init; } = "http://127.0.0.1:8004";
}
