using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Engine.Actions;
using Heat.Engine.Execution;
using Heat.Engine.Graph;
using Heat.Engine.Planning;
using Heat.Engine.Stacks;
using Heat.Templates.Diagnostics;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>The course of one forecast: check the desired state, then tell node by node, in the order in which passes act.</summary>
internal sealed class ForecastRun
{
    private readonly PassScope _scope;
    private readonly ResourceForecaster _resources;
    private readonly StackPlan _plan;
    private readonly FrozenDictionary<PlanNode, string> _skipped;
    private readonly ConcurrentDictionary<PlanNode, Outlook> _outlooks = [];

    /// <summary>Over a scope in which nothing can be saved.</summary>
    public ForecastRun(PassScope scope)
    {
        var order = ImplicitOrder.Of(scope);
        _scope = scope;
        _resources = new ResourceForecaster(
            scope,
            new Evaluation(scope, new Failures(scope), order),
            new Sights(scope, new AttributeReader(scope)),
            new Resolution(new NameResolution(scope)));
        _plan = StackPlanner.Plan(new PlanInput(
            scope.Input.IsDeletion ? [] : scope.Input.Template?.Resources ?? [], [.. scope.Ledger.State.Incarnations.Values], order));
        _skipped = SkippedNodes.Of(scope, _plan.Graph);
    }

    /// <summary>Tells.</summary>
    public async Task<StackForecast> RunAsync()
    {
        var mistakes = await CheckAsync().ConfigureAwait(false);
        if (mistakes.Any(TemplateCheck.IsError))
        {
            return Compose([]) with { Diagnostics = mistakes };
        }

        await new GraphWalk<PlanNode>(_plan.Graph, VisitAsync, wave: () => null).RunAsync().ConfigureAwait(false);
        return Compose([.. _plan.Graph.Nodes.Select(Of)]) with { Diagnostics = mistakes };
    }

    private async Task<ImmutableArray<Diagnostic>> CheckAsync()
    {
        if (_scope.Input is { IsDeletion: true } or { Template: null })
        {
            return [];
        }

        if (!_plan.Cycle.IsEmpty)
        {
            return [PassRun.Circle(_plan.Cycle)];
        }

        var check = new TemplateCheck(_scope);
        var mistakes = check.FindMistakes();
        return mistakes.Any(TemplateCheck.IsError) ? mistakes : [.. mistakes, .. await check.FindUnknownNamesAsync().ConfigureAwait(false)];
    }

    private async ValueTask<bool> VisitAsync(PlanNode node)
    {
        if (_skipped.ContainsKey(node))
        {
            return false;
        }

        var outlook = node.Kind == PlanNodeKind.BringUp
            ? await _resources.RunAsync(_scope.Definitions[node.Key]).ConfigureAwait(false)
            : LeavingForecaster.Run(_scope, Incarnation(node));
        _outlooks[node] = outlook;
        return outlook.LetsOthersGoOn;
    }

    /// <summary>A node that was not reached is left as it is, or waits for one that is refused.</summary>
    private Outlook Of(PlanNode node)
    {
        if (_outlooks.TryGetValue(node, out var outlook))
        {
            return outlook;
        }

        var waiting = node.Kind == PlanNodeKind.BringUp
            ? Outlook.Named(_scope.Definitions[node.Key], _scope.Ledger.Current(node.Key), ForecastAction.Wait)
            : LeavingForecaster.Run(_scope, Incarnation(node)).Forecast with { Action = ForecastAction.Wait };
        return new Outlook(
            _skipped.TryGetValue(node, out var reason)
                ? waiting with { Action = ForecastAction.Keep, Reason = reason }
                : waiting with { Reason = "It waits for a resource that is refused." },
            MapValue.Empty);
    }

    private Incarnation Incarnation(PlanNode node) => _scope.Ledger.Find(new ShortId(node.Key))!; // the plan is made of what is recorded, and nothing is forgotten

    private StackForecast Compose(ImmutableArray<Outlook> outlooks) => new()
    {
        Generation = _scope.Input.Generation,
        ServedGeneration = _scope.Ledger.State.Generation,
        Hash = ForecastDigest.Of(_scope.Input.Stack.Id, _scope.Ledger.State.Generation, outlooks),
        Resources = [.. outlooks.Select(outlook => outlook.Forecast)],
    };
}
