using System.Globalization;
using Heat.OpenStack.Http;

namespace Heat.Benchmarks;

/// <summary>What one shape cost.</summary>
internal sealed record Measurement
{
    /// <summary>The shape.</summary>
    public required Shape Shape { get; init; }

    /// <summary>What one call to the cloud took at that time, as a bare client sees it.</summary>
    public required TimeSpan Call { get; init; }

    /// <summary>From the apply to Ready.</summary>
    public required TimeSpan Create { get; init; }

    /// <summary>CPU of the operator for the create.</summary>
    public required TimeSpan CreateCpu { get; init; }

    /// <summary>Cloud calls of the create.</summary>
    public required long CreateCalls { get; init; }

    /// <summary>Writes to the API server for the create.</summary>
    public required double CreateWrites { get; init; }

    /// <summary>From an apply that changes nothing in the template to Ready.</summary>
    public required TimeSpan NoOp { get; init; }

    /// <summary>CPU of one pass that looks at every resource and changes nothing.</summary>
    public required TimeSpan PassCpu { get; init; }

    /// <summary>Cloud calls of such a pass.</summary>
    public required double PassCalls { get; init; }

    /// <summary>Writes to the API server of such a pass.</summary>
    public required double PassWrites { get; init; }

    /// <summary>From the delete to the end.</summary>
    public required TimeSpan Delete { get; init; }

    /// <summary>Most memory of the operator's process so far, in MiB.</summary>
    public required long PeakMemory { get; init; }

    /// <summary>Head of the table.</summary>
    public const string Head = """
        | Shape | Create (s) | ÷ critical path | ÷ bound | CPU/resource (ms) | Calls/resource | API writes | No-op update (s) | Pass: CPU/resource (ms) | Pass: calls | Pass: writes | Delete (s) | Peak MiB |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    /// <summary>The row of the table.</summary>
    public override string ToString()
    {
        var (ratio, bound) = (Ratio(Create, Shape.CriticalPath(Call)), Ratio(Create, Shape.Bound(Call, new LimiterOptions().MaxConcurrency)));
        return string.Create(CultureInfo.InvariantCulture, $"| {Shape.Name} | {Number(Create.TotalSeconds, 2)} | {ratio} | {bound} | {Number(CreateCpu.TotalMilliseconds / Shape.Resources, 2)} | {Number((double)CreateCalls / Shape.Resources, 2)} | {CreateWrites:0} | {Number(NoOp.TotalSeconds, 2)} | {Number(PassCpu.TotalMilliseconds / Shape.Resources, 3)} | {Number(PassCalls, 1)} | {Number(PassWrites, 1)} | {Number(Delete.TotalSeconds, 2)} | {PeakMemory} |");
    }

    private static string Ratio(TimeSpan taken, TimeSpan shortest) => shortest > TimeSpan.Zero ? Number(taken / shortest, 2) : "–";

    private static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
