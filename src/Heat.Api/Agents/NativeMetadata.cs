using System.Text.Json.Nodes;
using Heat.Api.Faults;
using Heat.Engine.Ports;
using Heat.Templates.Values;
using Microsoft.AspNetCore.Http;

namespace Heat.Api.Agents;

/// <summary>The metadata of a resource, as Heat's native API has it; for the agent of a server, and its own server alone.</summary>
internal sealed class NativeMetadata(IServerMetadata servers, AgentTokens tokens)
{
    /// <summary>A call.</summary>
    public async Task<IResult> ReadAsync(string project, string stackName, string stackId, string resource, HttpContext context)
    {
        if (context.Request.Headers["X-Auth-Token"] is not [{ Length: > 0 } token]
            || await tokens.JudgeAsync(token, context.RequestAborted) is not { } agent)
        {
            return NativeFault.Unauthorized();
        }

        if (agent.Stack.Namespace != project || agent.Stack.Name != stackName || agent.Stack.Id.Value != stackId || agent.Resource.Value != resource)
        {
            return NativeFault.Of(StatusCodes.Status403Forbidden, "Forbidden", "You are not authorized to use this resource.");
        }

        var metadata = await servers.ReadAsync(agent, context.RequestAborted);
        return Results.Text(new JsonObject { ["metadata"] = ValueJson.ToJson(metadata) }.ToJsonString(), "application/json");
    }
}
