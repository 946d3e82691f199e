using System.Diagnostics;
using System.Diagnostics.Metrics;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution;

/// <summary>The meter and the activity source <c>Heat.Engine</c>: every instrument of this project.</summary>
internal sealed class EngineTelemetry : IDisposable
{
    /// <summary>Name of both.</summary>
    public const string Name = "Heat.Engine";

    /// <summary>Traces: one activity for each pass and each save.</summary>
    public static readonly ActivitySource Activities = new(Name);

    private readonly Histogram<double> _passes;
    private readonly Histogram<double> _saves;
    private readonly Counter<long> _nodes;
    private readonly Counter<long> _waves;
    private readonly Counter<long> _announcements;
    private readonly Counter<long> _searches;

    /// <summary>The meter.</summary>
    public Meter Meter { get; } = new(Name);

    /// <summary>Makes the instruments.</summary>
    public EngineTelemetry()
    {
        _passes = Meter.CreateHistogram<double>(
            "heat_operator_stack_pass_duration_seconds", "s", "Time that passes over stacks took, by the stack's action and its status after the pass.");
        _saves = Meter.CreateHistogram<double>(
            "heat_operator_state_save_duration_seconds", "s", "Time that saves of a stack's state took, by outcome.");
        _nodes = Meter.CreateCounter<long>(
            "heat_operator_stack_nodes_total", "{node}", "Resources that passes brought up, and old objects that they cleaned up, by step and outcome.");
        _waves = Meter.CreateCounter<long>(
            "heat_operator_stack_waves_total", "{wave}", "Waves: groups of resources that could start at the same time.");
        _announcements = Meter.CreateCounter<long>(
            "heat_operator_announcements_total", "{intention}", "Intentions to create that were saved while their requirements were still being made.");
        _searches = Meter.CreateCounter<long>(
            "heat_operator_lost_object_searches_total", "{search}", "Searches for objects whose id was lost between the creating call and its record, by outcome.");
    }

    /// <summary>Notes a pass.</summary>
    public void Pass(StackAction action, StackStatus status, TimeSpan duration) =>
        _passes.Record(duration.TotalSeconds, new("action", StackWords.Of(action)), new KeyValuePair<string, object?>("status", StackWords.Of(status)));

    /// <summary>Notes nodes of one kind that ended alike.</summary>
    public void Nodes(string step, string outcome, int count) =>
        _nodes.Add(count, new("step", step), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Notes a wave.</summary>
    public void Wave() => _waves.Add(1);

    /// <summary>Notes an intention that was saved before its turn.</summary>
    public void Announcement() => _announcements.Add(1);

    /// <summary>Notes a search.</summary>
    public void Search(string outcome) => _searches.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Notes a save.</summary>
    public void Save(string outcome, TimeSpan duration) => _saves.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();
}
