using Polly;
using Polly.Retry;

namespace Heat.OpenStack.Http;

/// <summary>Repeats failed calls as <see cref="RetryRules"/> say, with growing, jittered waits, within a budget of time.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("request");
    private static readonly ResiliencePropertyKey<long> Start = new("start");

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly RetryOptions _options;
    private readonly TimeProvider _clock;

    public RetryHandler(RetryOptions options, TimeProvider clock, HttpMessageHandler inner)
        : base(inner)
    {
        (_options, _clock) = (options, clock);
        _pipeline = options.MaxRetries == 0 ? ResiliencePipeline<HttpResponseMessage>.Empty : Pipeline();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Request, request);
        context.Properties.Set(Start, _clock.GetTimestamp());
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(static (context, handler) => handler.AttemptAsync(context), context, this);
            outcome.ThrowIfException();
            return outcome.Result!; // An outcome without exception has a result.
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(ResilienceContext context)
    {
        try
        {
            var request = context.Properties.GetValue(Request, null!); // Set before the pipeline runs.
            return Outcome.FromResult(await base.SendAsync(request, context.CancellationToken));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    private ResiliencePipeline<HttpResponseMessage> Pipeline() =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = _options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.BaseDelay,
                MaxDelay = _options.Budget,
                ShouldHandle = ShouldRepeat,
                DelayGenerator = Wait,
            })
            .Build();

    private ValueTask<bool> ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> attempt)
    {
        var request = attempt.Context.Properties.GetValue(Request, null!); // Set before the pipeline runs.
        var left = _options.Budget - _clock.GetElapsedTime(attempt.Context.Properties.GetValue(Start, 0));
        var asked = attempt.Outcome.Result is { } answer ? RetryAfter.Of(answer, _clock) ?? TimeSpan.Zero : TimeSpan.Zero;
        return new(left > TimeSpan.Zero && asked <= left && RetryRules.Repeats(request, attempt.Outcome.Result, attempt.Outcome.Exception));
    }

    /// <summary>What the service asks for; null: as the backoff says.</summary>
    private ValueTask<TimeSpan?> Wait(RetryDelayGeneratorArguments<HttpResponseMessage> attempt) =>
        new(attempt.Outcome.Result is { } answer && RetryAfter.Of(answer, _clock) is { } asked && asked > TimeSpan.Zero ? asked : null);
}
