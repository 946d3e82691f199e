using System.Collections.Immutable;
using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>Looks at what is there and remembers how it drifted; changes nothing. For passes whose desired state cannot be used.</summary>
internal sealed class Survey(PassScope scope)
{
    /// <summary>Looks at every complete resource that the template still names.</summary>
    public Task RunAsync() => Task.WhenAll(scope.Ledger.State.Incarnations.Values
        .Where(incarnation => incarnation is { IsCurrent: true, Phase: IncarnationPhase.Ready } && scope.Drift.Looks(incarnation.Name.Value)
            && !scope.Input.Skip.Contains(incarnation.Name.Value))
        .Select(LookAsync));

    /// <summary>Remembers how an object differs from what was applied.</summary>
    public void Remember(Incarnation incarnation, IResourceDriver driver, Observation observation)
    {
        if (incarnation.Phase == IncarnationPhase.Ready && scope.Drift.Looks(incarnation.Name.Value))
        {
            scope.Memory.Drift[incarnation.ShortId] = Compare(incarnation, driver, observation);
        }
    }

    private async Task LookAsync(Incarnation incarnation)
    {
        if (scope.Drivers.Find(incarnation.Type) is not { } driver)
        {
            return;
        }

        try
        {
            var observation = await scope.ObserveAsync(driver, incarnation, scope.Input.ObserveNotBefore ?? scope.StartedAt).ConfigureAwait(false);
            Remember(incarnation, driver, observation);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens))
        {
            // What cannot be seen now is as it was seen last; the mistake in the template is what there is to report.
        }
    }

    // The template is not asked what is secret: it may be the one with the mistake. What was never applied is not shown.
    private static Func<string, bool> IsSecret(Incarnation incarnation) =>
        property => incarnation.Applied.Values[property] is null or { ContainsSecret: true };

    private ImmutableArray<PropertyDrift> Compare(Incarnation incarnation, IResourceDriver driver, Observation observation)
    {
        if (observation.Lifecycle == Lifecycle.Absent)
        {
            return [new PropertyDrift("", TemplateValue.From(incarnation.PhysicalId?.Value), TemplateValue.Null)];
        }

        return driver is IReadsLiveProperties reading && scope.Definitions.TryGetValue(incarnation.Name.Value, out var definition)
            && definition.Type == incarnation.Type && observation.Lifecycle == Lifecycle.Ready
            ? DriftFinder.Compare(
                definition, incarnation.Applied, reading.ReadLiveProperties(scope.ContextOf(incarnation, scope.StartedAt), observation),
                scope.Drift, driver as IDecidesChange, IsSecret(incarnation)).All
            : [];
    }
}
