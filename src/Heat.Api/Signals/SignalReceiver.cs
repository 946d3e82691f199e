using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Heat.Api.Signals;

/// <summary>Takes the signals of callers that were found to be in their right.</summary>
internal sealed class SignalReceiver(ISignalInbox inbox, SignalLimits limits) : IDisposable
{
    private readonly PartitionedRateLimiter<SignalTarget> _pace = PartitionedRateLimiter.Create<SignalTarget, (string, string)>(target =>
        RateLimitPartition.GetTokenBucketLimiter((target.Stack.Value, target.Resource.Value), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Burst,
            TokensPerPeriod = limits.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>Reads the body and puts the signal into the inbox.</summary>
    /// <param name="target">The resource.</param>
    /// <param name="request">The request.</param>
    /// <param name="mustBeJson">A body that is no JSON is refused.</param>
    public async Task<Reception> ReceiveAsync(SignalTarget target, HttpRequest request, bool mustBeJson)
    {
        using var lease = _pace.AttemptAcquire(target);
        if (!lease.IsAcquired)
        {
            return new Reception(ReceptionKind.TooFast);
        }

        var cancellationToken = request.HttpContext.RequestAborted;
        if (await SignalBody.ReadAsync(request, limits.BodyBytes, cancellationToken) is not { } body)
        {
            return new Reception(ReceptionKind.TooLarge);
        }

        return mustBeJson && !body.IsJson
            ? new Reception(ReceptionKind.Malformed)
            : new Reception(Of(await inbox.PutAsync(target, body.Value, cancellationToken)), body);
    }

    public void Dispose() => _pace.Dispose();

    private static ReceptionKind Of(SignalReceipt receipt) => receipt switch
    {
        SignalReceipt.Kept => ReceptionKind.Kept,
        SignalReceipt.Full => ReceptionKind.TooMany,
        SignalReceipt.TooLarge => ReceptionKind.TooLarge,
        SignalReceipt.Unavailable => ReceptionKind.Unavailable,
        _ => ReceptionKind.Unknown,
    };
}

/// <summary>What came of a signal.</summary>
/// <param name="Kind">What came of it.</param>
/// <param name="Body">What it said, where it was read.</param>
internal sealed record Reception(ReceptionKind Kind, SignalBody? Body = null);

/// <summary>What came of a signal.</summary>
internal enum ReceptionKind
{
    Kept,
    Unknown,
    TooFast,
    TooMany,
    TooLarge,
    Malformed,
    Unavailable,
}
