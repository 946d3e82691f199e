using System.Text;
using Heat.Api.Agents;
using Heat.Api.Signals;
using Heat.Api.Signing;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Templates.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Api.Tests;

/// <summary>The endpoints for agents, over one agent.</summary>
internal sealed class AgentHost : IAsyncDisposable, IServerMetadata, ISignalInbox, ISigningKeys, ITokenJudge
{
    private readonly WebApplication _app;

    private AgentHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IServerMetadata>(this)
            .AddSingleton<ISignalInbox>(this)
            .AddSingleton<ISigningKeys>(this)
            .AddSingleton<ITokenJudge>(this)
            .AddHeatSignals()
            .AddHeatAgents();
        _app = builder.Build();
        _app.MapHeatSignals();
        _app.MapHeatAgents();
    }

    public ApiHost.SetClock Clock { get; } = new();

    public SignalSigner Signer => _app.Services.GetRequiredService<SignalSigner>();

    public static ServerAgent Agent { get; } = new()
    {
        Stack = new(new("3f0c8f4e-0000-4000-8000-000000000001"), "web", "team-a"),
        Resource = new("srv"),
        PhysicalName = "web-srv-abcdefghijkl",
        Server = "0f7e4a52-2f1c-4a3e-9d43-0b7a3c1f0001",
        AccessKey = "0123456789abcdef0123456789abcdef",
        SecretKey = "fedcba9876543210fedcba9876543210",
        Metadata = new MapValue([KeyValuePair.Create("note", TemplateValue.From("ünïcode <&>\u0001"))]),
    };

    public AgentAddresses? Addresses { get; set; } = new(new("http://heat.test:8004/v1/"), new("http://heat.test:8004/v3"));

    public int Signals { get; private set; }

    public SigningKey Current { get; } = ApiHost.Key("k1");

    public static async Task<AgentHost> StartAsync()
    {
        var host = new AgentHost();
        await host._app.StartAsync();
        return host;
    }

    public async Task<(int Status, string Body, HttpResponseMessage Response)> SendAsync(
        HttpMethod method, string address, string? json = null, string? token = null, string? host = null)
    {
        using var client = _app.GetTestClient();
        using var request = new HttpRequestMessage(method, new Uri(new Uri("http://heat.test:8004"), address));
        request.Headers.Host = host;
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        if (token is not null)
        {
            request.Headers.Add("X-Auth-Token", token);
        }

        var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public SigningKey? Find(string id) => id == Current.Id ? Current : null;

    public Task<bool> MaySignalAsync(SignalTarget target, string token, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<SignalReceipt> PutAsync(SignalTarget target, TemplateValue body, CancellationToken cancellationToken)
    {
        Signals++;
        return Task.FromResult(SignalReceipt.Kept);
    }

    public Task<MapValue> ReadAsync(ServerAgent agent, CancellationToken cancellationToken) => Task.FromResult(AgentView.Of(agent, []));

    public Task<ServerAgent?> FindByAccessKeyAsync(string accessKey, CancellationToken cancellationToken) =>
        Task.FromResult(accessKey == Agent.AccessKey ? Agent : null);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    Task<ServerAgent?> IServerMetadata.FindAsync(string @namespace, string server, CancellationToken cancellationToken) => throw Unused();

    Task<ServerAgent?> IServerMetadata.FindOwnAsync(StackIdentity stack, string physicalName, CancellationToken cancellationToken) => throw Unused();

    Task<ServerAgent> IServerMetadata.OpenAsync(StackIdentity stack, ResourceName resource, string physicalName, CancellationToken cancellationToken) => throw Unused();

    Task IServerMetadata.KeepAsync(ServerAgent agent, CancellationToken cancellationToken) => throw Unused();

    Task IServerMetadata.CloseAsync(StackIdentity stack, string physicalName, CancellationToken cancellationToken) => throw Unused();

    private static InvalidOperationException Unused() => new("Endpoints only read.");
}
