using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;

namespace Heat.Engine.Execution.Signals;

/// <summary>What is to be done with the signals of a resource.</summary>
internal abstract record SignalFate
{
    /// <summary>Hand them over.</summary>
    /// <param name="Driver">To whom.</param>
    public sealed record Take(ITakesSignals Driver) : SignalFate;

    /// <summary>Keep them until the resource is there.</summary>
    public sealed record Hold : SignalFate;

    /// <summary>Drop them, and say why.</summary>
    /// <param name="Reason">Why, in Heat's words.</param>
    public sealed record Refuse(string Reason) : SignalFate;

    /// <summary>Drop them: nobody is there to hear of it.</summary>
    public sealed record Drop : SignalFate;
}

/// <summary>Decides what is to be done with signals. Pure.</summary>
internal static class SignalGate
{
    /// <summary>Decides.</summary>
    /// <param name="incarnation">The resource's record; null: nothing of it exists yet.</param>
    /// <param name="isWanted">The stack is to have the resource.</param>
    /// <param name="drivers">The types.</param>
    public static SignalFate Decide(Incarnation? incarnation, bool isWanted, IResourceDriverSource drivers)
    {
        if (incarnation is null)
        {
            return isWanted ? new SignalFate.Hold() : new SignalFate.Drop();
        }

        if (drivers.Find(incarnation.Type) is not ITakesSignals driver)
        {
            return new SignalFate.Refuse("signal is not supported for resource.");
        }

        if (AtRest(incarnation, isWanted) is { } action && !driver.TakesSignalsAtRest)
        {
            return new SignalFate.Refuse($"Signal resource during {action} is not supported.");
        }

        return incarnation.PhysicalId is not null ? new SignalFate.Take(driver) : isWanted ? new SignalFate.Hold() : new SignalFate.Drop();
    }

    private static string? AtRest(Incarnation incarnation, bool isWanted)
    {
        if (!isWanted || incarnation.Phase == IncarnationPhase.Deleting)
        {
            return Words.Of(ResourceAction.Delete);
        }

        return incarnation.Action is ResourceAction.Suspend or ResourceAction.Delete ? Words.Of(incarnation.Action) : null;
    }
}
