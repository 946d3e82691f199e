using Heat.Engine.Execution;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Status;

/// <summary>What people read about parts of a spec that have no effect. Pure.</summary>
internal static class SpecWarnings
{
    private const int Told = 5;

    /// <summary>The entries of the status; null: none.</summary>
    public static List<string>? Of(PassReport report) => report.Warnings.IsEmpty
        ? null
        : [.. report.Warnings.Take(Told).Select(warning => $"spec.{warning}")];

    /// <summary>What the sentence on the stack ends with; empty where there is nothing to warn of.</summary>
    public static string Note(PassReport report) => report.Warnings.Length switch
    {
        0 => "",
        1 => $". Without effect: spec.{report.Warnings[0]}",
        var count => $". Without effect: spec.{report.Warnings[0]} (and {count - 1} more in status.warnings)",
    };

    /// <summary>The warnings that were not told before.</summary>
    public static IEnumerable<string> News(V1Alpha1StackStatus? before, V1Alpha1StackStatus after) => (after.Warnings ?? []).Except(before?.Warnings ?? []);
}
