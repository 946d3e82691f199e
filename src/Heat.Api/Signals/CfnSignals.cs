using System.Text.Json.Nodes;
using System.Xml.Linq;
using Heat.Api.Faults;
using Heat.Api.Signing;
using Heat.Templates.Values;
using Microsoft.AspNetCore.Http;

namespace Heat.Api.Signals;

/// <summary>Signals by signed address, as Heat's CloudFormation API has them.</summary>
internal sealed class CfnSignals(SignalSigner signer, SignalReceiver receiver)
{
    /// <summary>A signal of which the caller hears nothing more.</summary>
    public async Task<IResult> SignalAsync(string arn, HttpContext context) =>
        (await ReceiveAsync(arn, context)).Fault ?? Results.Text("", statusCode: StatusCodes.Status200OK);

    /// <summary>A signal to a wait condition; the answer gives back what was taken in.</summary>
    public async Task<IResult> WaitConditionAsync(string arn, HttpContext context)
    {
        var (fault, target, body) = await ReceiveAsync(arn, context);
        return fault ?? Told(context.Request, target!, body!); // both are there where nothing is wrong
    }

    private async Task<(IResult? Fault, SignalTarget? Target, TemplateValue? Body)> ReceiveAsync(string arn, HttpContext context)
    {
        if (SignedQuery.Read(context.Request.Query) is not { } query)
        {
            return (CfnFault.IncompleteSignature.ToResult(), null, null);
        }

        if (!SignalTarget.TryParse(arn, out var target))
        {
            return (CfnFault.SignatureDoesNotMatch.ToResult(), null, null);
        }

        if (Refusal(signer.Judge(target, query)) is { } refusal)
        {
            return (refusal.ToResult(), null, null);
        }

        var reception = await receiver.ReceiveAsync(target, context.Request, mustBeJson: false);
        return (Fault(reception.Kind, target, context.Response), target, reception.Body?.Value);
    }

    private static CfnFault? Refusal(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Right => null,
        SignatureVerdict.Expired => CfnFault.RequestExpired,
        SignatureVerdict.UnknownKey => CfnFault.InvalidClientTokenId,
        _ => CfnFault.SignatureDoesNotMatch,
    };

    private static IResult? Fault(ReceptionKind kind, SignalTarget target, HttpResponse response)
    {
        if (kind is ReceptionKind.TooFast or ReceptionKind.TooMany or ReceptionKind.Unavailable)
        {
            response.Headers.RetryAfter = SignalEndpoints.RetryAfter(kind);
        }

        return kind switch
        {
            ReceptionKind.Kept => null,
            ReceptionKind.Unknown => CfnFault.InvalidParameterValue.ToResult($"The Stack ({target.StackName}) could not be found."),
            ReceptionKind.TooLarge => CfnFault.RequestLimitExceeded.ToResult(),
            ReceptionKind.TooFast => CfnFault.Throttling.ToResult(SignalEndpoints.TooFast(target)),
            ReceptionKind.TooMany => CfnFault.Throttling.ToResult(SignalEndpoints.TooMany(target)),
            _ => CfnFault.ServiceUnavailable.ToResult(),
        };
    }

    private static IResult Told(HttpRequest request, SignalTarget target, TemplateValue body)
    {
        if (request.Query["ContentType"] is not ["JSON"])
        {
            // The first of the two members is the document: that is how Heat makes XML of a map.
            return Results.Text(new XElement("resource", target.Resource.Value).ToString(), "application/xml");
        }

        var document = new JsonObject { ["resource"] = target.Resource.Value, ["metadata"] = ValueJson.ToJson(body) };
        return Results.Text(document.ToJsonString(), "application/json");
    }
}
