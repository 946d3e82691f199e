using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Forecasting;
using Heat.Engine.Requests;
using Heat.Templates.Diagnostics;

namespace Heat.Engine.Approval;

/// <summary>
/// Lets a new desired state pass only when what would be done at this very moment is what somebody approved, by its hash.
/// </summary>
/// <remarks>
/// What the stack serves already passes: retries, observation and the correction of drift belong to the state that was approved. A
/// desired state with mistakes passes too, since the pass refuses it.
/// </remarks>
internal static class ApprovalGate
{
    /// <summary>The verdict.</summary>
    public static async Task<ApprovalVerdict> CheckAsync(PassScope scope)
    {
        var (input, state) = (scope.Input, scope.Ledger.State);
        if (!input.NeedsApproval || input.IsDeletion || input.IsSuspended || state.Generation == input.Generation)
        {
            scope.Memory.Awaited = null;
            return new ApprovalVerdict.NotNeeded();
        }

        var approved = Approved(input);
        if (scope.Memory.Awaited is { } known && known.IsAbout(scope, approved))
        {
            return new ApprovalVerdict.Awaited(known.Forecast);
        }

        try
        {
            var forecast = await EngineForecast.ForecastAsync(scope.Engine, scope.Drivers, scope.Resolver, input, state, scope.Tokens).ConfigureAwait(false);
            var verdict = Judge(forecast, approved);
            scope.Memory.Awaited = verdict is ApprovalVerdict.Awaited ? new AwaitedForecast(forecast, state, approved) : null;
            return verdict;
        }
        catch (ForecastException exception)
        {
            return new ApprovalVerdict.Unclear(exception.Fault);
        }
    }

    private static ApprovalVerdict Judge(StackForecast forecast, ImmutableHashSet<string> approved)
    {
        if (forecast.ChangesNothing || forecast.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return new ApprovalVerdict.NotNeeded();
        }

        return approved.Contains(forecast.Hash) ? new ApprovalVerdict.Given() : new ApprovalVerdict.Awaited(forecast);
    }

    private static ImmutableHashSet<string> Approved(StackInput input) =>
        [.. input.Requests.Where(request => request.Verb == RequestVerbs.Approve).SelectMany(request => request.Targets)];
}

/// <summary>A forecast that waits, kept so that passes in between need not look at everything again.</summary>
/// <param name="Forecast">The forecast.</param>
/// <param name="State">The state that it was made from.</param>
/// <param name="Approved">What was approved when it was made; another approval is judged by a new forecast.</param>
internal sealed record AwaitedForecast(StackForecast Forecast, Stacks.StackState State, ImmutableHashSet<string> Approved)
{
    /// <summary>Nothing came in between that calls for a new one.</summary>
    public bool IsAbout(PassScope scope, ImmutableHashSet<string> approved) =>
        scope.Input.ObserveNotBefore is null && Forecast.Generation == scope.Input.Generation && Approved.SetEquals(approved)
        && ReferenceEquals(State, scope.Ledger.State);
}
