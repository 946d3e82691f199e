using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heat.Api.Agents;

/// <summary>The endpoints at which agents on servers fetch what they are to do.</summary>
public static class AgentEndpoints
{
    private static readonly string[] QueryMethods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Maps them.</summary>
    /// <returns>All of them, for filters.</returns>
    public static RouteGroupBuilder MapHeatAgents(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("");
        group.MapMethods("/v1", QueryMethods, (HttpContext context, QueryApi api) => api.CallAsync(context));
        group.MapGet(
            "/v1/{project}/stacks/{stackName}/{stackId}/resources/{resource}/metadata",
            (string project, string stackName, string stackId, string resource, HttpContext context, NativeMetadata metadata) =>
                metadata.ReadAsync(project, stackName, stackId, resource, context));
        group.MapGet("/v3", (HttpContext context, IdentityApi identity) => identity.Discover(context));
        group.MapPost("/v3/auth/tokens", (HttpContext context, IdentityApi identity) => identity.AuthenticateAsync(context));
        return group;
    }
}
