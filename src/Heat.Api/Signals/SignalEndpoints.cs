using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heat.Api.Signals;

/// <summary>The endpoints on which resources are signalled.</summary>
public static class SignalEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Post, HttpMethods.Put];

    /// <summary>Maps them. Any of them takes POST and PUT: what sends signals from servers is not of one mind.</summary>
    /// <returns>All of them, for filters.</returns>
    public static RouteGroupBuilder MapHeatSignals(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/v1");
        group.MapMethods("/signal/{**arn}", Methods, (string arn, HttpContext context, CfnSignals signals) => signals.SignalAsync(arn, context));
        group.MapMethods("/waitcondition/{**arn}", Methods, (string arn, HttpContext context, CfnSignals signals) => signals.WaitConditionAsync(arn, context));
        group.MapMethods(
            "/{project}/stacks/{stackName}/{stackId}/resources/{resource}/signal", Methods,
            (string project, string stackName, string stackId, string resource, HttpContext context, NativeSignals signals) =>
                signals.SignalAsync(project, stackName, stackId, resource, context));
        return group;
    }

    /// <summary>Seconds after which it may be tried again.</summary>
    internal static string RetryAfter(ReceptionKind kind) => kind == ReceptionKind.TooMany ? "10" : "1";

    internal static string TooFast(SignalTarget target) => $"Signals for resource {target.Resource} come too fast. Send them again a little later.";

    internal static string TooMany(SignalTarget target) =>
        $"Too many signals for resource {target.Resource} wait to be taken. Send it again later; look at the stack's Ready condition if that does not help.";
}
