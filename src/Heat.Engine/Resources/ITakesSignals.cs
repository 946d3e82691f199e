using System.Collections.Immutable;
using Heat.Engine.Ports;

namespace Heat.Engine.Resources;

/// <summary>The resource can be signalled from outside.</summary>
public interface ITakesSignals
{
    /// <summary>Signals are taken even while the object is suspended or on its way out. Otherwise they are refused then, as Heat does.</summary>
    bool TakesSignalsAtRest => false;

    /// <summary>
    /// Takes note of signals. <see cref="ResourceContext.PhysicalId"/> is set. What is to be remembered is returned as data, which is saved before
    /// the signals are dropped; a signal that is known to be noted is not handed over again.
    /// </summary>
    /// <remarks>
    /// A crash between a call to the cloud made here and the save repeats the signal: such a call must be repeatable, or be left to
    /// <see cref="IAdvances"/> (see <see cref="SignalsTaken.BeginsWork"/>).
    /// An exception leaves the signals where they are; they are tried again, and refused when that does not help.
    /// </remarks>
    /// <param name="resource">The resource.</param>
    /// <param name="signals">The signals, the oldest first; at least one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<SignalsTaken> TakeSignalsAsync(ResourceContext resource, ImmutableArray<Signal> signals, CancellationToken cancellationToken);
}

/// <summary>What came of signals.</summary>
/// <param name="Change">What is to be remembered.</param>
/// <param name="Results">One for each signal, in their order.</param>
/// <param name="BeginsWork">The object has to be looked at and taken further: a ready resource becomes one that is being changed.</param>
public sealed record SignalsTaken(ResourceChange Change, ImmutableArray<SignalResult> Results, bool BeginsWork = false);

/// <summary>What came of one signal.</summary>
/// <param name="Text">For the event: what was understood, or why it was refused. Null: the event tells of the signal's own words. Holds no secret.</param>
/// <param name="IsRefused">Nothing was noted of it.</param>
public sealed record SignalResult(string? Text = null, bool IsRefused = false)
{
    /// <summary>It was refused.</summary>
    /// <param name="why">For people: what was expected.</param>
    public static SignalResult Refused(string why) => new(why, IsRefused: true);
}
