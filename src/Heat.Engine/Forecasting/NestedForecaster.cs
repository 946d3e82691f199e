using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>Tells what would be done inside a resource that is a stack: in its own passes, once it is told what it shall be.</summary>
/// <remarks>A stack that is told nothing new does nothing on behalf of this one, and is not looked into.</remarks>
internal sealed class NestedForecaster(PassScope scope)
{
    /// <summary>Stands for the id of a stack that does not exist yet, so that the same plan has the same hash.</summary>
    private static readonly StackId NotMadeYet = new("00000000-0000-0000-0000-000000000000");

    /// <summary>Adds it to what would be done with the resource.</summary>
    public async Task<Outlook> AddAsync(Outlook outlook, Incarnation? current, Wanted wanted)
    {
        if (wanted.Driver is not IForetellsStack driver || !IsTold(outlook.Forecast.Action))
        {
            return outlook;
        }

        if (wanted.Nested is not { } request)
        {
            return outlook with { Forecast = outlook.Forecast with { Reason = Sentence(outlook.Forecast.Reason, "What it is made of shows when a value is known that another resource gives.") } };
        }

        var stays = outlook.Forecast.Action is ForecastAction.Update or ForecastAction.MayUpdate ? current : null;
        try
        {
            var context = stays is null ? New(wanted) : Present(stays, wanted);
            var foreseen = await scope.Calls.RunAsync(() => driver.ForetellAsync(context, scope.Tokens.Pass), scope.Tokens.Pass).ConfigureAwait(false);
            return await InsideAsync(outlook, foreseen, wanted, Meaning(wanted, request)).ConfigureAwait(false);
        }
        catch (Exception exception) when (!NodeRunner.EndsPass(exception, scope.Tokens) && exception is not ForecastException)
        {
            var fault = scope.Engine.Faults.Classify(exception);
            return fault.Kind is Ports.FaultKind.Terminal
                ? With(outlook, new NestedForecast(0, []), Meaning(wanted, request), fault.Message)
                : throw new ForecastException(fault);
        }
    }

    private static bool IsTold(ForecastAction action) => action
        is ForecastAction.Create or ForecastAction.Update or ForecastAction.Replace or ForecastAction.MayUpdate or ForecastAction.MayReplace;

    private async Task<Outlook> InsideAsync(Outlook outlook, ForeseenStack foreseen, Wanted wanted, string meaning)
    {
        var child = foreseen.Stack ?? new StackIdentity(NotMadeYet, NameOf(wanted), scope.Input.Stack.Namespace);
        var own = foreseen.Request with { Pseudo = foreseen.Request.Pseudo with { StackName = child.Name, StackId = child.Id.Value } };
        var loaded = TemplateLoader.Load(own);
        if (loaded.Template is not { } template)
        {
            return With(outlook, new NestedForecast(0, []), meaning, Refusal(loaded.Diagnostics));
        }

        var count = template.Resources.Length;
        if (foreseen.Obstacle is { } obstacle)
        {
            return With(outlook, new NestedForecast(count, []), meaning, obstacle);
        }

        var state = foreseen.Stack is null ? StackState.Empty : await scope.Engine.Store.LoadAsync(child, scope.Tokens.Pass).ConfigureAwait(false);
        var inside = await EngineForecast.ForecastAsync(scope.Engine, scope.Drivers, scope.Resolver, InputOf(child, template, state), state, scope.Tokens).ConfigureAwait(false);
        return inside.Diagnostics.Any(TemplateCheck.IsError)
            ? With(outlook, new NestedForecast(count, []), meaning, Refusal(inside.Diagnostics))
            : With(outlook, new NestedForecast(count, foreseen.Stack is null ? Named(inside.Resources) : inside.Resources), meaning + inside.Hash, reason: null);
    }

    private StackInput InputOf(StackIdentity child, IStackTemplate template, StackState state) => new()
    {
        Stack = child,
        Generation = state.Generation + 1,
        Template = template,
        Drift = scope.Input.Drift,
        ObserveNotBefore = scope.Input.ObserveNotBefore,
    };

    /// <summary>What a stack that does not exist yet is made of. Values may hold its name and id, which nobody knows.</summary>
    private static ImmutableArray<ResourceForecast> Named(ImmutableArray<ResourceForecast> resources) =>
        [.. resources.Select(resource => resource with { Properties = [], Nested = resource.Nested is { } nested ? nested with { Resources = Named(nested.Resources) } : null })];

    private static string Refusal(ImmutableArray<Diagnostic> findings) => $"The stack inside would be refused: {findings.First(TemplateCheck.IsError)}";

    /// <summary>Stands for what the stack is made of, whether or not what is inside can be told.</summary>
    private static string Meaning(Wanted wanted, TemplateRequest request) =>
        wanted.Hash.Length > 0 || request.Group is not null ? wanted.Hash : NestedDigest.Of(request with { Parameters = MapValue.Empty, Facade = null });

    /// <summary>The text stands for hidden values too, so it goes in as one.</summary>
    private static Outlook With(Outlook outlook, NestedForecast nested, string meaning, string? reason) => new(
        outlook.Forecast with { Nested = nested, Reason = Sentence(outlook.Forecast.Reason, reason) },
        outlook.Desired.With("stack inside", new TextValue(meaning, isSecret: true)));

    private static string? Sentence(string? one, string? other) => one is null || other is null ? one ?? other : $"{one} {other}";

    private ResourceContext Present(Incarnation current, Wanted wanted) => scope.ContextOf(current, DateTimeOffset.MinValue) with
    {
        Properties = wanted.Properties,
        Metadata = wanted.Metadata,
    };

    private ResourceContext New(Wanted wanted) => new()
    {
        Stack = scope.Input.Stack,
        Name = new ResourceName(wanted.Name),
        PhysicalName = NameOf(wanted),
        Properties = wanted.Properties,
        Metadata = wanted.Metadata,
        Nested = wanted.Nested,
        UpdatePolicy = wanted.UpdatePolicy,
        StackTimeout = scope.Input.Timeout,
        Siblings = scope,
    };

    /// <summary>The name of a stack that does not exist yet, but for its end.</summary>
    private string NameOf(Wanted wanted) => $"{scope.Input.Stack.Name}-{wanted.Name}";
}
