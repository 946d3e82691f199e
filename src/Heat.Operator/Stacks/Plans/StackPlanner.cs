using Heat.Engine.Forecasting;
using Heat.Engine.Ports;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Recovery;
using Heat.Operator.Stacks.Sources;
using Heat.Operator.Stacks.Status;
using Heat.Resources;
using Heat.Templates.Diagnostics;

namespace Heat.Operator.Stacks.Plans;

/// <summary>Makes the plans that people ask for. Reads the cloud and changes nothing but the plan's own status.</summary>
internal sealed class StackPlanner(
    IStackLookup stacks, PlanInputs inputs, IStackStore store, LostState lostState, IDriverSourceFactory drivers, IStackForecast forecasts,
    PlanStatusWriter writer, TimeProvider clock)
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(10);

    /// <summary>Makes a plan, or notes that it is stale.</summary>
    /// <returns>When to try again; null: not before something changes.</returns>
    public async Task<TimeSpan?> RunAsync(V1Alpha1StackPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            var (status, again) = await ComposeAsync(plan, cancellationToken);
            await writer.WriteAsync(plan, status, cancellationToken);
            return again;
        }
        catch (StackProblemException exception)
        {
            return await TellAsync(plan, exception.Problem, cancellationToken);
        }
        catch (StackStateException exception)
        {
            return await TellAsync(plan, StackProblem.Passing(StackReason.StateUnavailable, exception.Message, ReadAgainAfter), cancellationToken);
        }
        catch (ForecastException exception)
        {
            return await TellAsync(
                plan,
                StackProblem.Passing(StackReason.CloudUnreachable, $"The cloud cannot be asked: {exception.Message}", exception.Fault.RetryAfter ?? ReadAgainAfter),
                cancellationToken);
        }
    }

    private async Task<(V1Alpha1StackPlanStatus Status, TimeSpan? Again)> ComposeAsync(V1Alpha1StackPlan plan, CancellationToken cancellationToken)
    {
        var stack = FindStack(plan);
        if (IsMade(plan) && IsStale(plan))
        {
            return (plan.Status!, null); // a plan that was made has one
        }

        var planned = PlannedSpec.Of(stack, plan.Spec);
        var read = await inputs.ReadAsync(planned, cancellationToken);
        var served = (await store.LoadAsync(stack.Identity(), cancellationToken)).Generation;
        var basis = PlanBasis.Of(stack, $"{read.Version} {served}");
        return IsMade(plan) ? (Aged(plan, basis), null) : (await MakeAsync(plan, stack, planned, read, basis, cancellationToken), null);
    }

    private async Task<V1Alpha1StackPlanStatus> MakeAsync(
        V1Alpha1StackPlan plan, V1Alpha1Stack stack, V1Alpha1Stack planned, StackSources read, string basis, CancellationToken cancellationToken)
    {
        if (await lostState.FindAsync(stack, cancellationToken) is not null)
        {
            throw new StackProblemException(StackProblem.Passing(
                StackReason.StateUnavailable, "The Stack's state is lost or damaged and is being made anew; there is no plan before.", ReadAgainAfter));
        }

        var preparation = await inputs.PrepareAsync(planned, read, cancellationToken);
        var cloud = drivers.ForSession(preparation.Session);
        var forecast = await forecasts.ForecastAsync(cloud.Drivers, cloud.Resolver, preparation.Input, cancellationToken);
        return Made(plan, stack, forecast, basis);
    }

    private V1Alpha1Stack FindStack(V1Alpha1StackPlan plan)
    {
        if (plan.Spec.StackRef is not { Name: { Length: > 0 } name })
        {
            throw new StackProblemException(StackProblem.Stalled(StackReason.InvalidSpec, "spec.stackRef.name is missing: name a Stack of this namespace."));
        }

        if (plan.Spec is { Template: not null, TemplateFrom: not null })
        {
            throw new StackProblemException(StackProblem.Stalled(StackReason.InvalidSpec, "spec.template and spec.templateFrom are both given: keep one of them."));
        }

        var stack = stacks.Find(new EntityKey(plan.Metadata.Namespace, name));
        return stack is null || stack.IsBeingDeleted()
            ? throw new StackProblemException(StackProblem.Stalled(
                StackReason.StackMissing, $"spec.stackRef: there is no Stack '{name}' in namespace '{plan.Metadata.Namespace}', or it is being deleted. Name another one."))
            : stack;
    }

    private V1Alpha1StackPlanStatus Made(V1Alpha1StackPlan plan, V1Alpha1Stack stack, StackForecast forecast, string basis)
    {
        var mistakes = forecast.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).ToList();
        if (mistakes.Count > 0)
        {
            throw new StackProblemException(TemplateMistakes.Problem(forecast.Diagnostics));
        }

        var conditions = new ConditionSet(plan.Status?.Conditions, plan.Metadata.Generation, clock.GetUtcNow());
        conditions.Set(ConditionTypes.Ready, true, StackReason.Planned, $"{PlanComposer.Words(forecast.Counts)}; {forecast.Counts.Keep} kept.{PlanBasis.Note(basis)}");
        conditions.Set(ConditionTypes.Stale, false, StackReason.UpToDate, "The Stack is as it was planned.");
        return PlanComposer.Compose(forecast) with
        {
            ObservedGeneration = plan.Metadata.Generation,
            StackGeneration = stack.Metadata.Generation,
            Basis = basis,
            Refreshed = Refresh.AskedOf(plan),
            PlannedAt = StatusComposer.WholeSeconds(clock.GetUtcNow()),
            Conditions = conditions.ToList(),
        };
    }

    /// <summary>A plan that was made stays as it is; where its basis moved, it says so.</summary>
    private V1Alpha1StackPlanStatus Aged(V1Alpha1StackPlan plan, string basis)
    {
        var status = plan.Status!; // a plan that was made has one
        if (PlanBasis.Moved(status.Basis, basis) is not { } why)
        {
            return status;
        }

        var ready = status.Conditions!.Single(condition => condition.Type == ConditionTypes.Ready); // as above
        var conditions = new ConditionSet(status.Conditions, plan.Metadata.Generation, clock.GetUtcNow());
        conditions.Set(
            ConditionTypes.Stale, true, StackReason.StackMoved,
            $"{why} To plan anew, set the annotation {Refresh.Annotation} to another value.");
        return status with { Conditions = [ready, .. conditions.ToList()] };
    }

    private async Task<TimeSpan?> TellAsync(V1Alpha1StackPlan plan, StackProblem problem, CancellationToken cancellationToken)
    {
        var conditions = new ConditionSet(plan.Status?.Conditions, plan.Metadata.Generation, clock.GetUtcNow());
        conditions.Set(ConditionTypes.Ready, false, problem.Reason, problem.Message);
        var status = new V1Alpha1StackPlanStatus
        {
            ObservedGeneration = plan.Metadata.Generation,
            Refreshed = Refresh.AskedOf(plan),
            Conditions = conditions.ToList(),
        };
        await writer.WriteAsync(plan, status, cancellationToken);
        return problem.LookAgainAfter;
    }

    private static bool IsMade(V1Alpha1StackPlan plan) =>
        plan.Status is { Hash: not null } status && status.ObservedGeneration == plan.Metadata.Generation
        && status.Refreshed == Refresh.AskedOf(plan);

    private static bool IsStale(V1Alpha1StackPlan plan) =>
        plan.Status?.Conditions?.Exists(condition => condition is { Type: ConditionTypes.Stale, Status: "True" }) == true;
}
