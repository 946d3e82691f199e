using Heat.Engine.Execution;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>Tells what would be done inside a resource that is a stack: in its own passes, once it is told what it shall be.</summary>
/// <remarks>
/// The members of groups get their names while the group acts, batch by batch, so only their number is told. A stack that is told nothing new
/// does nothing on behalf of this one, and is not looked into.
/// </remarks>
internal sealed class NestedForecaster(PassScope scope)
{
    /// <summary>Adds it to what would be done with the resource.</summary>
    public async Task<Outlook> AddAsync(Outlook outlook, Incarnation? current, Wanted wanted)
    {
        if (wanted.Nested is not { } request || wanted.Hash.Length == 0 || TemplateLoader.Load(request).Template is not { } template)
        {
            return outlook;
        }

        return outlook.Forecast.Action switch
        {
            ForecastAction.Create or ForecastAction.Replace or ForecastAction.MayReplace =>
                With(outlook, new NestedForecast(template.Resources.Length, []), wanted.Hash),
            ForecastAction.Update or ForecastAction.MayUpdate when current?.PhysicalId is { } id && wanted.Definition.Schema.Nested == NestedForm.Template =>
                await InsideAsync(outlook, Identity(current, id), request, wanted).ConfigureAwait(false),
            ForecastAction.Update or ForecastAction.MayUpdate => With(outlook, new NestedForecast(template.Resources.Length, []), wanted.Hash),
            _ => outlook,
        };
    }

    private async Task<Outlook> InsideAsync(Outlook outlook, StackIdentity child, TemplateRequest request, Wanted wanted)
    {
        var own = request with { Pseudo = request.Pseudo with { StackName = child.Name, StackId = child.Id.Value } };
        if (TemplateLoader.Load(own).Template is not { } template)
        {
            return outlook;
        }

        var state = await scope.Engine.Store.LoadAsync(child, scope.Tokens.Pass).ConfigureAwait(false);
        var input = new StackInput
        {
            Stack = child,
            Generation = state.Generation + 1,
            Template = template,
            Drift = scope.Input.Drift,
            ObserveNotBefore = scope.Input.ObserveNotBefore,
        };
        var inside = await EngineForecast.ForecastAsync(scope.Engine, scope.Drivers, scope.Resolver, input, state, scope.Tokens).ConfigureAwait(false);
        return With(outlook, new NestedForecast(template.Resources.Length, inside.Resources), wanted.Hash + inside.Hash);
    }

    /// <summary>The hash stands for hidden values too, so it goes in as one.</summary>
    private static Outlook With(Outlook outlook, NestedForecast nested, string hash) => new(
        outlook.Forecast with { Nested = nested },
        outlook.Desired.With("stack inside", new TextValue(hash, isSecret: true)));

    private StackIdentity Identity(Incarnation current, PhysicalId id) =>
        new(new StackId(id.Value), current.PhysicalName, scope.Input.Stack.Namespace);
}
