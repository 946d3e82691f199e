using Heat.Engine.Ports;
using Heat.OpenStack.Errors;

namespace Heat.Resources.Constraints;

/// <summary>Says what an exception from the cloud means to the engine.</summary>
internal sealed class CloudFaultClassifier : IFaultClassifier
{
    /// <inheritdoc/>
    public Fault Classify(Exception exception) => exception switch
    {
        OpenStackException cloud => new Fault(Kind(cloud.Disposition), cloud.Message, cloud.RequestId, cloud.RetryAfter)
        {
            OutcomeUnknown = cloud.OutcomeUnknown,
        },
        HttpRequestException or IOException or TimeoutException => new Fault(FaultKind.Retry, exception.Message) { OutcomeUnknown = true },
        RecordException record => new Fault(record.IsPassing ? FaultKind.Retry : FaultKind.Terminal, record.Message),
        SignalsNotServedException signals => new Fault(signals.IsPassing ? FaultKind.Retry : FaultKind.RetrySlowly, signals.Message),
        null => throw new ArgumentNullException(nameof(exception)),
        _ => new Fault(FaultKind.Unexpected, exception.Message),
    };

    private static FaultKind Kind(Disposition disposition) => disposition switch
    {
        Disposition.NotFound => FaultKind.NotFound,
        Disposition.Retry => FaultKind.Retry,
        Disposition.RetrySlowly => FaultKind.RetrySlowly,
        Disposition.Conflict => FaultKind.Conflict,
        _ => FaultKind.Terminal,
    };
}
