using System.Collections.Immutable;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Waiting;

/// <summary>A resource that notes the signals that come for it; others wait for what it noted.</summary>
internal abstract class SignalHandle(ISignalBox box) : RecordedResource, ITakesSignals
{
    private const string Service = "orchestration";

    /// <inheritdoc/>
    public Task<SignalsTaken> TakeSignalsAsync(ResourceContext resource, ImmutableArray<Signal> signals, CancellationToken cancellationToken)
    {
        var noted = WaitSignals.Of(resource.Data);
        var results = ImmutableArray.CreateBuilder<SignalResult>(signals.Length);
        foreach (var signal in signals)
        {
            (noted, var result) = Note(noted, Understand(signal.Body, noted.All.Length));
            results.Add(result);
        }

        var change = new ResourceChange(Data: resource.Data.SetItem(WaitSignals.Key, noted.ToText()));
        return Task.FromResult(new SignalsTaken(change, results.ToImmutable()));
    }

    /// <summary>What a body says; null where it does not have the form.</summary>
    /// <param name="body">The body.</param>
    /// <param name="known">How many signals are noted already.</param>
    protected abstract WaitSignal? Understand(TemplateValue body, int known);

    /// <summary>Where the resource is signalled. The address holds as long as the resource.</summary>
    protected SignalAddress AddressOf(ResourceContext resource)
    {
        try
        {
            return box.AddressOf(resource.Stack, resource.Name, validFor: null);
        }
        catch (SignalsNotServedException exception)
        {
            throw exception.IsPassing ? Refusal.ForNow(Service, exception.Message) : Refusal.Of(Service, exception.Message);
        }
    }

    private static (WaitSignals Noted, SignalResult Result) Note(WaitSignals noted, WaitSignal? signal)
    {
        if (signal is null)
        {
            return (noted, SignalResult.Refused(WaitSignal.Invalid));
        }

        var with = noted.With(signal);
        return with.ToText().Length > WaitSignals.MostCharacters
            ? (noted, SignalResult.Refused(
                $"The signals of one handle may hold {WaitSignals.MostCharacters / 1024} KiB in all. Put what is larger into object storage and signal where it is."))
            : (with, new SignalResult($"status:{signal.Status} reason:{signal.Reason}"));
    }
}
