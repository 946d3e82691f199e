using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Heat.Engine.Execution;
using Heat.Engine.Tests.Planning;
using Heat.Engine.Tests.Simulation;
using Microsoft.Extensions.Logging;

namespace Heat.Engine.Tests.Execution;

public sealed class EngineTelemetryTests
{
    [Fact]
    public void EveryInstrument_HasANameOfOursADescriptionAndAUnit()
    {
        using var telemetry = new EngineTelemetry();
        using var measured = new Measured(telemetry);
        Assert.NotEmpty(measured.Instruments);
        Assert.All(measured.Instruments, instrument =>
        {
            Assert.StartsWith("heat_operator_", instrument.Name, StringComparison.Ordinal);
            Assert.False(string.IsNullOrEmpty(instrument.Description));
            Assert.False(string.IsNullOrEmpty(instrument.Unit));
        });
    }

    [Fact]
    public async Task Passes_AreCountedWithTheirNodesWavesAndSaves()
    {
        var rig = new Rig { Telemetry = new() };
        using var measured = new Measured(rig.Telemetry);
        rig.Apply(new FakeTemplate([Fakes.Resource("A"), Fakes.Resource("B") with { Needs = ["A"] }]));
        await rig.PassAsync();
        Assert.Equal(1, measured.Count("heat_operator_stack_pass_duration_seconds", "action=CREATE,status=COMPLETE"));
        Assert.Equal(2, measured.Sum("heat_operator_stack_nodes_total", "step=bring_up,outcome=done"));
        Assert.Equal(2, measured.Sum("heat_operator_stack_waves_total", ""));
        Assert.Equal(1, measured.Sum("heat_operator_announcements_total", ""));
        Assert.Equal(rig.Store.Saves, measured.Count("heat_operator_state_save_duration_seconds", "outcome=ok"));
    }

    [Fact]
    public async Task SearchesAndFailedSaves_AreCounted()
    {
        var rig = new Rig { Store = { RefuseNext = true }, Telemetry = new() };
        using var measured = new Measured(rig.Telemetry);
        rig.Cloud.Faults.Add(new PlannedFault { Call = "create", Kind = Ports.FaultKind.Retry, Times = 1, AfterCommit = true });
        rig.Apply(new FakeTemplate([Fakes.Resource("A")]));
        await Assert.ThrowsAsync<Ports.StackStateException>(() => rig.PassAsync());
        await rig.UntilIdleAsync();
        Assert.Equal(1, measured.Count("heat_operator_state_save_duration_seconds", "outcome=failed"));
        Assert.Equal(1, measured.Sum("heat_operator_lost_object_searches_total", "outcome=found"));
    }

    [Fact]
    public async Task Logs_NameTheStackAndTellAChangeOnce()
    {
        var log = new Lines();
        var rig = new Rig { Logger = log };
        rig.Apply(new FakeTemplate([Fakes.Resource("A")]));
        await rig.UntilIdleAsync();
        await rig.PassAsync();
        Assert.Equal("Stack team/stack: CREATE_COMPLETE. Stack CREATE completed successfully", Assert.Single(log.Of(LogLevel.Information)));
        Assert.All(log.Of(LogLevel.Debug), line => Assert.StartsWith("Pass over stack team/stack: CREATE_COMPLETE after ", line, StringComparison.Ordinal));
        Assert.Equal(2, log.Of(LogLevel.Debug).Count);
    }

    private sealed class Measured : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Name, string Labels, double Value)> _values = [];

        public Measured(EngineTelemetry telemetry)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter, telemetry.Meter))
                {
                    Instruments.Add(instrument);
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Add(instrument, value, labels));
            _listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Add(instrument, value, labels));
            _listener.Start();
        }

        public List<Instrument> Instruments { get; } = [];

        public int Count(string name, string labels) => _values.Count(value => value.Name == name && value.Labels == labels);

        public double Sum(string name, string labels) => _values.Where(value => value.Name == name && value.Labels == labels).Sum(value => value.Value);

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
        {
            var words = new List<string>();
            foreach (var (key, label) in labels)
            {
                words.Add(string.Create(CultureInfo.InvariantCulture, $"{key}={label}"));
            }

            _values.Enqueue((instrument.Name, string.Join(',', words), value));
        }
    }

    private sealed class Lines : ILogger<StackPass>
    {
        private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = [];

        public List<string> Of(LogLevel level) => [.. _lines.Where(line => line.Level == level).Select(line => line.Text)];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
