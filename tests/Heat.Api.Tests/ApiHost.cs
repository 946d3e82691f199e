using System.Collections.Concurrent;
using System.Text;
using Heat.Api.Signals;
using Heat.Api.Signing;
using Heat.Engine.Stacks;
using Heat.Templates.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Api.Tests;

/// <summary>The endpoints over an inbox in memory.</summary>
internal sealed class ApiHost : IAsyncDisposable, ISignalInbox, ISigningKeys, ITokenJudge
{
    public const string CloudToken = "gAAAAA-a-token-of-the-cloud";

    public static readonly Uri Base = new("http://heat.test:8004");

    public static readonly SignalTarget Target =
        new("a1b2", "web", new StackId("3f0c8f4e-0000-4000-8000-000000000001"), new ResourceName("handle"));

    private readonly WebApplication _app;
    private readonly Dictionary<string, SigningKey> _keys = new() { ["k1"] = Key("k1"), ["k0"] = Key("k0") };

    private ApiHost(SignalLimits limits)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(limits)
            .AddSingleton<ISignalInbox>(this)
            .AddSingleton<ISigningKeys>(this)
            .AddSingleton<ITokenJudge>(this)
            .AddHeatSignals();
        _app = builder.Build();
        _app.MapHeatSignals();
    }

    public SetClock Clock { get; } = new();

    public SignalSigner Signer => _app.Services.GetRequiredService<SignalSigner>();

    public SignalReceipt Receipt { get; set; } = SignalReceipt.Kept;

    public ConcurrentQueue<(SignalTarget Target, TemplateValue Body)> Inbox { get; } = [];

    public SigningKey Current { get; set; } = Key("k1");

    public static async Task<ApiHost> StartAsync(SignalLimits? limits = null)
    {
        var host = new ApiHost(limits ?? new SignalLimits());
        await host._app.StartAsync();
        return host;
    }

    public async Task<(int Status, string Body, HttpResponseMessage Response)> SendAsync(
        HttpMethod method, Uri address, string? body = null, string? token = null, string? contentType = "application/json")
    {
        using var client = _app.GetTestClient();
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = contentType is null ? null : new(contentType);
        }

        if (token is not null)
        {
            request.Headers.Add("X-Auth-Token", token);
        }

        var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public Task<SignalReceipt> PutAsync(SignalTarget target, TemplateValue body, CancellationToken cancellationToken)
    {
        if (Receipt == SignalReceipt.Kept)
        {
            Inbox.Enqueue((target, body));
        }

        return Task.FromResult(Receipt);
    }

    public SigningKey? Find(string id) => _keys.GetValueOrDefault(id);

    public Task<bool> MaySignalAsync(SignalTarget target, string token, CancellationToken cancellationToken) =>
        Task.FromResult(token == CloudToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static SigningKey Key(string id) => new(id, Encoding.UTF8.GetBytes(id.PadRight(32, 'x')));

    internal sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
