using System.Net;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.LeaderElection;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;

namespace Heat.Operator.Tests.Stacks;

public sealed class OperatorFaultTests
{
    [Fact]
    public void WhatNobodyForesaw_IsTold_WithoutItsText()
    {
        var fault = OperatorFault.Of(new InvalidOperationException("the password is hunter2"));
        Assert.Equal((StackReason.InternalError, false), (fault!.Reason, fault.IsStalled));
        Assert.Contains(nameof(InvalidOperationException), fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusalOfTheApiServer_IsToldInItsWords() =>
        Assert.Contains("patch stacks/web failed: 422 Invalid: status.handled", OperatorFault.Of(Refusal(HttpStatusCode.UnprocessableEntity))!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public void PassingTroubleOfTheApiServer_IsNoFault(HttpStatusCode code) => Assert.Null(OperatorFault.Of(Refusal(code)));

    [Fact]
    public void WorkThatIsAnothers_IsNoFault()
    {
        Assert.Null(OperatorFault.Of(new NotLeadingException()));
        Assert.Null(OperatorFault.Of(new OperationCanceledException()));
    }

    private static KubernetesApiException Refusal(HttpStatusCode code) =>
        new("patch stacks/web", code, new V1Status { Reason = "Invalid", Message = "status.handled" });
}
