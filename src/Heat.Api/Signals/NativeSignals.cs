using Heat.Api.Faults;
using Heat.Api.Signing;
using Heat.Engine.Stacks;
using Microsoft.AspNetCore.Http;

namespace Heat.Api.Signals;

/// <summary>Signals with a token, as Heat's native API has them.</summary>
internal sealed class NativeSignals(SignalSigner signer, ITokenJudge judge, SignalReceiver receiver)
{
    /// <summary>A signal.</summary>
    public async Task<IResult> SignalAsync(string project, string stackName, string stackId, string resource, HttpContext context)
    {
        var target = new SignalTarget(project, stackName, new StackId(stackId), new ResourceName(resource));
        if (context.Request.Headers["X-Auth-Token"] is not [{ Length: > 0 } token] || !await MaySignalAsync(target, token, context.RequestAborted))
        {
            return NativeFault.Unauthorized();
        }

        var kind = (await receiver.ReceiveAsync(target, context.Request, mustBeJson: true)).Kind;
        if (kind is ReceptionKind.TooFast or ReceptionKind.TooMany or ReceptionKind.Unavailable)
        {
            context.Response.Headers.RetryAfter = SignalEndpoints.RetryAfter(kind);
        }

        return Answer(kind, target);
    }

    private async Task<bool> MaySignalAsync(SignalTarget target, string token, CancellationToken cancellationToken) => SignalSigner.IsOurs(token)
        ? signer.JudgeToken(target, token) == SignatureVerdict.Right
        : await judge.MaySignalAsync(target, token, cancellationToken);

    private static IResult Answer(ReceptionKind kind, SignalTarget target) => kind switch
    {
        ReceptionKind.Kept => Results.Text("null", "application/json"),
        ReceptionKind.Unknown => NativeFault.Of(
            StatusCodes.Status404NotFound, "EntityNotFound", $"The Resource ({target.Resource}) could not be found in Stack {target.StackName}."),
        ReceptionKind.TooLarge => NativeFault.Of(
            StatusCodes.Status413PayloadTooLarge, "RequestLimitExceeded", "Request limit exceeded: the signal is too large. Send less, or a reference to it."),
        ReceptionKind.Malformed => NativeFault.Of(
            StatusCodes.Status400BadRequest, "HTTPBadRequest", "The body is no JSON. Send a JSON object, or nothing."),
        ReceptionKind.TooFast => NativeFault.Of(StatusCodes.Status429TooManyRequests, "RequestLimitExceeded", SignalEndpoints.TooFast(target)),
        ReceptionKind.TooMany => NativeFault.Of(StatusCodes.Status429TooManyRequests, "RequestLimitExceeded", SignalEndpoints.TooMany(target)),
        _ => NativeFault.Of(StatusCodes.Status503ServiceUnavailable, "HTTPServiceUnavailable", "The signal cannot be kept at the moment. Send it again."),
    };
}
