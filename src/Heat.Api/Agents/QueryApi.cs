using Heat.Api.Faults;
using Heat.Engine.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Heat.Api.Agents;

/// <summary>CloudFormation's query interface, as far as agents on servers use it: each reads the metadata of its own server.</summary>
/// <param name="servers">The agents.</param>
internal sealed class QueryApi(IServerMetadata servers)
{
    /// <summary>A call.</summary>
    public async Task<IResult> CallAsync(HttpContext context)
    {
        var parameters = await ParametersAsync(context.Request, context.RequestAborted);
        if (parameters.GetValueOrDefault("Signature") is not { Length: > 0 } signature)
        {
            return CfnFault.IncompleteSignature.ToResult();
        }

        if (parameters.GetValueOrDefault("AWSAccessKeyId") is not { Length: > 0 } key)
        {
            return CfnFault.MissingAuthenticationToken.ToResult();
        }

        if (await servers.FindByAccessKeyAsync(key, context.RequestAborted) is not { } agent)
        {
            return CfnFault.InvalidClientTokenId.ToResult("EC2 access key not found.");
        }

        return Ec2Signature.IsRight(signature, agent.SecretKey, CallOf(context.Request, parameters))
            ? await AnswerAsync(agent, parameters, context.RequestAborted)
            : CfnFault.SignatureDoesNotMatch.ToResult();
    }

    private async Task<IResult> AnswerAsync(ServerAgent agent, Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        if (parameters.GetValueOrDefault("Action") != "DescribeStackResource")
        {
            return CfnFault.InvalidAction.ToResult();
        }

        return IsOwn(agent, parameters)
            ? QueryDocument.Of(agent, await servers.ReadAsync(agent, cancellationToken), parameters.GetValueOrDefault("ContentType") == "JSON")
            : CfnFault.AccessDenied.ToResult();
    }

    private static bool IsOwn(ServerAgent agent, Dictionary<string, string> parameters)
    {
        var stack = parameters.GetValueOrDefault("StackName") ?? "";
        return parameters.GetValueOrDefault("LogicalResourceId") == agent.Resource.Value
            && (stack == agent.Stack.Name || stack == agent.Stack.Id.Value || stack.EndsWith($":stacks/{agent.Stack.Name}/{agent.Stack.Id}", StringComparison.Ordinal));
    }

    private SignedCall CallOf(HttpRequest request, Dictionary<string, string> parameters)
    {
        var told = servers.Addresses?.Cfn;
        return new(
            request.Method,
            [.. new[] { request.Host.Value, request.Host.Host, told?.Authority, told?.Host }.OfType<string>().Distinct()],
            [.. new[] { (request.PathBase + request.Path).Value, told?.AbsolutePath }.OfType<string>().Distinct()],
            parameters);
    }

    private static async Task<Dictionary<string, string>> ParametersAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        IEnumerable<KeyValuePair<string, StringValues>> given = request.HasFormContentType
            ? [.. request.Query, .. await request.ReadFormAsync(cancellationToken)]
            : request.Query;
        return given.GroupBy(parameter => parameter.Key, StringComparer.Ordinal)
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Last().Value.ToString(), StringComparer.Ordinal);
    }
}
