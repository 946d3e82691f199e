using Heat.Engine.Ports;
using Heat.OpenStack.Errors;
using Heat.Resources.Constraints;

namespace Heat.Resources.Tests.Constraints;

public sealed class CloudFaultClassifierTests
{
    private readonly CloudFaultClassifier _classifier = new();

    [Theory]
    [InlineData(Disposition.NotFound, FaultKind.NotFound)]
    [InlineData(Disposition.Retry, FaultKind.Retry)]
    [InlineData(Disposition.RetrySlowly, FaultKind.RetrySlowly)]
    [InlineData(Disposition.Conflict, FaultKind.Conflict)]
    [InlineData(Disposition.Terminal, FaultKind.Terminal)]
    public void FaultOfTheCloud_KeepsItsMeaning(Disposition disposition, FaultKind kind)
    {
        var fault = _classifier.Classify(new OpenStackException("network POST ports: 409")
        {
            Service = "network",
            Disposition = disposition,
            RequestId = "req-1",
            RetryAfter = TimeSpan.FromSeconds(7),
            OutcomeUnknown = true,
        });

        Assert.Equal(new Fault(kind, "network POST ports: 409", "req-1", TimeSpan.FromSeconds(7)) { OutcomeUnknown = true }, fault);
    }

    [Fact]
    public void BrokenConnection_MayHaveDoneItsWork()
    {
        var fault = _classifier.Classify(new HttpRequestException("reset"));

        Assert.Equal(FaultKind.Retry, fault.Kind);
        Assert.True(fault.OutcomeUnknown);
    }

    [Theory]
    [InlineData(true, FaultKind.Retry, FaultKind.Retry)]
    [InlineData(false, FaultKind.Terminal, FaultKind.RetrySlowly)]
    public void WhatWeCannotKeepOrServe_IsTriedAgainWhereItMayPass(bool isPassing, FaultKind record, FaultKind signals)
    {
        Assert.Equal(record, _classifier.Classify(new RecordException("full", isPassing)).Kind);
        Assert.Equal(signals, _classifier.Classify(new SignalsNotServedException("no address") { IsPassing = isPassing }).Kind);
    }

    [Fact]
    public void FaultOfTheProgram_IsUnexpected() =>
        Assert.Equal(FaultKind.Unexpected, _classifier.Classify(new InvalidOperationException("oops")).Kind);
}
