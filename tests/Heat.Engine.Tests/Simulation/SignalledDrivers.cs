using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Remembers what it heard; the word <c>bad</c> is refused, <c>work</c> makes it busy until it was looked at.</summary>
internal class HearerDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type), ITakesSignals
{
    public virtual bool TakesSignalsAtRest => false;

    public async Task<SignalsTaken> TakeSignalsAsync(
        ResourceContext resource, ImmutableArray<Signal> signals, CancellationToken cancellationToken)
    {
        using var open = Cloud.OpenCall();
        await Task.Yield();
        return Cloud.Call(Life, "signal", resource.Name.Value, () =>
        {
            var heard = resource.Data.GetValueOrDefault("heard", "");
            var results = signals.Select(Result).ToImmutableArray();
            foreach (var (signal, result) in signals.Zip(results).Where(pair => !pair.Second.IsRefused))
            {
                heard += (heard.Length > 0 ? "," : "") + Word(signal);
            }

            return new SignalsTaken(new ResourceChange(Data: resource.Data.SetItem("heard", heard)), results, signals.Any(signal => Word(signal) == "work"));
        });
    }

    public override async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) => attribute == "heard"
        ? TemplateValue.From(resource.Data.GetValueOrDefault("heard", ""))
        : await base.ReadAttributeAsync(resource, observation, attribute, cancellationToken);

    private static string Word(Signal signal) => signal.Body is TextValue text ? text.Text : signal.Body.ToString();

    private static SignalResult Result(Signal signal) => Word(signal) switch
    {
        "bad" => SignalResult.Refused("Not a good word."),
        "mute" => new SignalResult(),
        var word => new SignalResult(word),
    };
}

/// <summary>Hears even while it is on its way out.</summary>
internal sealed class LeavingHearerDriver(SimulatedCloud cloud, EngineLife life, string type) : HearerDriver(cloud, life, type)
{
    public override bool TakesSignalsAtRest => true;
}

/// <summary>Every update of the stack makes it anew.</summary>
internal sealed class RenewedHearerDriver(SimulatedCloud cloud, EngineLife life, string type) : HearerDriver(cloud, life, type), IRenewedByUpdates;

/// <summary>Is ready once the resource named by <c>of</c> heard the word <c>until</c>.</summary>
internal sealed class ListenerDriver(SimulatedCloud cloud, EngineLife life, string type) : ThingDriver(cloud, life, type)
{
    private static readonly Observation Waiting = new(Lifecycle.Pending, "Nobody spoke") { LookAgainAfter = TimeSpan.FromMinutes(5) };

    public override async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var seen = await base.ObserveAsync(resource, cancellationToken);
        return seen.Lifecycle == Lifecycle.Ready && !Heard(resource) ? Waiting : seen;
    }

    public override async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await base.CreateAsync(resource, cancellationToken) with { Observed = null };

    private static bool Heard(ResourceContext resource) =>
        resource.Siblings.Find(new ResourceName(Text(resource, "name")))?.Data.GetValueOrDefault("heard", "").Contains(Text(resource, "until"), StringComparison.Ordinal) == true;

    private static string Text(ResourceContext resource, string property) => ((TextValue)resource.Properties.Values[property]!).Text; // scenarios give both
}
