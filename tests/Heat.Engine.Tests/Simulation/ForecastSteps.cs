using Heat.Engine.Execution;
using Heat.Engine.Forecasting;
using Heat.Engine.Requests;

namespace Heat.Engine.Tests.Simulation;

/// <summary>What a scenario has forecast, and approves.</summary>
internal static class ForecastSteps
{
    /// <summary>A forecast of what passes over the rig's input would do, by an engine of its own.</summary>
    public static Task<StackForecast> ForecastAsync(this Rig rig)
    {
        var life = new EngineLife(new Fate());
        var services = new EngineServices(rig.Store.For(life), rig.Events, rig.Clock, new SimulatedClassifier(), rig.ShortIds, rig.Options);
        return new EngineForecast(services).ForecastAsync(new SimulatedDrivers(rig.Cloud, life, rig.Children.For(life.Touch)), rig.Resolver, rig.Input, CancellationToken.None);
    }

    /// <summary>Approves the plan that waits (<c>plan</c>), or a hash.</summary>
    public static void Approve(Rig rig, string what)
    {
        var hash = what == "plan" ? rig.Report.Awaiting?.Hash ?? "none" : what;
        rig.Ask(new StackRequest(RequestVerbs.Approve, hash, [hash]));
    }

    /// <summary>Makes a forecast, and compares it: action by resource; what is not named is kept.</summary>
    public static async Task CheckAsync(Rig rig, object? expected, bool expects)
    {
        var saves = rig.Store.Saves;
        var forecast = await rig.ForecastAsync();
        Assert.Equal(saves, rig.Store.Saves);
        if (expects)
        {
            Assert.Equal(Node.Map(expected).Select(entry => $"{entry.Key} {entry.Value}").Order(), Told(forecast).Order());
        }
    }

    /// <summary>What is foreseen but to be kept: <c>A Update</c>.</summary>
    public static IEnumerable<string> Told(StackForecast? forecast) => (forecast?.Resources ?? [])
        .Where(resource => resource.Action != ForecastAction.Keep)
        .Select(resource => $"{resource.Name} {resource.Action}");
}
