using Heat.Api.Faults;
using Heat.Api.Signals;
using Heat.Api.Signing;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Microsoft.AspNetCore.Http;

namespace Heat.Api.Agents;

/// <summary>A small identity service in the form of Keystone's. It knows the agents on servers, and who may signal one resource; nobody else.</summary>
/// <remarks>
/// The user that signals a resource is called <c>stack id.resource</c>, and its password is a signal token of that resource, which it gets
/// back as its token.
/// </remarks>
internal sealed class IdentityApi(IServerMetadata servers, AgentTokens tokens, SignalSigner signer, TimeProvider clock)
{
    private const int MostBytes = 64 * 1024;

    /// <summary>What there is.</summary>
    public IResult Discover(HttpContext context) => servers.Addresses is { } addresses
        ? Results.Text(IdentityDocument.Version(addresses).ToJsonString(), "application/json")
        : NativeFault.Of(StatusCodes.Status503ServiceUnavailable, "HTTPServiceUnavailable", $"{context.Request.Path} has no address.");

    /// <summary>A token for a user and a password.</summary>
    public async Task<IResult> AuthenticateAsync(HttpContext context)
    {
        if (servers.Addresses is not { } addresses || await ReadAsync(context.Request, context.RequestAborted) is not { } given)
        {
            return NativeFault.Unauthorized();
        }

        var (project, token) = await FindAgentAsync(given, context.RequestAborted) is { } agent
            ? (agent.Stack.Namespace, tokens.Make(agent))
            : MaySignal(given) ? (given.Project, given.Password) : (given.Project, null);
        if (token is null || (given.Project.Length > 0 && given.Project != project))
        {
            return NativeFault.Unauthorized();
        }

        context.Response.Headers["X-Subject-Token"] = token;
        var document = IdentityDocument.Token(addresses, given.User, project, clock.GetUtcNow(), AgentTokens.Lifetime);
        return Results.Text(document.ToJsonString(), "application/json", statusCode: StatusCodes.Status201Created);
    }

    private async Task<ServerAgent?> FindAgentAsync(PasswordLogin given, CancellationToken cancellationToken) =>
        await servers.FindByAccessKeyAsync(given.User, cancellationToken) is { } agent && given.HasPassword(agent.SecretKey) ? agent : null;

    private bool MaySignal(PasswordLogin given) =>
        given.User.Split('.', 2) is [var stack, var resource]
        && SignalSigner.IsOurs(given.Password)
        && signer.JudgeToken(new SignalTarget(given.Project, "", new StackId(stack), new ResourceName(resource)), given.Password) == SignatureVerdict.Right;

    private static async Task<PasswordLogin?> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        await SignalBody.ReadAsync(request, MostBytes, cancellationToken) is { IsJson: true } body ? PasswordLogin.Read(body.Value) : null;
}
