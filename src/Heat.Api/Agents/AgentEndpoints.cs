using Heat.Api.Signals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Heat.Api.Agents;

/// <summary>The endpoints at which agents on servers fetch what they are to do.</summary>
public static class AgentEndpoints
{
    private static readonly string[] QueryMethods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Registers what the endpoints need. Needed beside it: <see cref="SignalServiceCollectionExtensions.AddHeatSignals"/> and <see cref="Engine.Ports.IServerMetadata"/>.</summary>
    public static IServiceCollection AddHeatAgents(this IServiceCollection services)
    {
        services.TryAddSingleton<AgentTokens>();
        services.TryAddSingleton<QueryApi>();
        services.TryAddSingleton<NativeMetadata>();
        services.TryAddSingleton<IdentityApi>();
        return services;
    }

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
