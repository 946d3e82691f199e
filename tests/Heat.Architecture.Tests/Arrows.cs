namespace Heat.Architecture.Tests;

/// <summary>Which source project may reference which. A project that is not listed here does not belong in <c>src</c>.</summary>
internal static class Arrows
{
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["Heat.Templates"] = [],
        ["Heat.OpenStack"] = [],
        ["Heat.Kubernetes"] = [],
        ["Heat.Client"] = [],
        ["Heat.Simulator"] = [],
        ["Heat.Engine"] = ["Heat.Templates"],
        ["Heat.Resources"] = ["Heat.Engine", "Heat.OpenStack", "Heat.Templates"],
        ["Heat.Api"] = ["Heat.Client", "Heat.Engine", "Heat.Templates"],
        ["Heat.Operator"] = ["Heat.Api", "Heat.Engine", "Heat.Kubernetes", "Heat.OpenStack", "Heat.Resources", "Heat.Templates"],
        // The command that starts a simulated cloud is the only way into the simulator.
        // It speaks to clusters as kubectl does, and knows the operator by its objects alone.
        ["Heat.Cli"] = ["Heat.Client", "Heat.Kubernetes", "Heat.Simulator", "Heat.Templates"],
    };
}
