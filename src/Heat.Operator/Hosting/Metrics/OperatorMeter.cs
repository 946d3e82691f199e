using System.Diagnostics.Metrics;
using System.Reflection;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;

namespace Heat.Operator.Hosting.Metrics;

/// <summary>The operator's own instruments; queue, watches and cloud calls bring theirs.</summary>
internal sealed class OperatorMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Heat.Operator";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _resourceEvents;

    /// <summary>Makes the instruments.</summary>
    public OperatorMeter(StackIndexes stacks)
    {
        _resourceEvents = _meter.CreateCounter<long>("heat_operator_resource_events_total", description: "What happened to resources, by type, action and status.");
        _meter.CreateObservableGauge("heat_operator_stacks", () => StacksByState(stacks), description: "Stacks by action and status.");
        _meter.CreateObservableGauge(
            "heat_operator_build_info",
            () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", Version)),
            description: "Always 1; the version stands in the label.");
    }

    /// <summary>Version of the program.</summary>
    public static string Version { get; } =
        typeof(OperatorMeter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>Counts what happened to a resource.</summary>
    public void ResourceEvent(string type, string action, string status) =>
        _resourceEvents.Add(1, new("type", type), new("action", action), new("status", status));

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> StacksByState(StackIndexes stacks) =>
        stacks.All
            .GroupBy(stack => (stack.Status?.Action ?? "NONE", stack.Status?.Status ?? "NONE", Ready: IsReady(stack)))
            .Select(group => new Measurement<long>(
                group.Count(), new("action", group.Key.Item1), new("status", group.Key.Item2), new("ready", group.Key.Ready ? "true" : "false")));

    private static bool IsReady(V1Alpha1Stack stack) =>
        stack.Status?.Conditions?.Exists(condition => condition is { Type: ConditionTypes.Ready, Status: "True" }) == true;
}
