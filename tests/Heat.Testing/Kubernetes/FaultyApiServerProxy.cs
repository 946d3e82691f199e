using System.Collections.Concurrent;
using Heat.Kubernetes.Client.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heat.Testing.Kubernetes;

/// <summary>Stands in front of a real API server and lets go wrong what a test asks for.</summary>
public sealed class FaultyApiServerProxy : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<InjectedFault> _faults = [];
    private readonly ConcurrentQueue<ProxiedRequest> _requests = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly HttpClient _upstream;
    private readonly WebApplication _server;

    private FaultyApiServerProxy(KubernetesClientConfiguration upstream)
    {
        _upstream = new HttpClient(upstream.CreateMessageHandler()) { BaseAddress = upstream.Host, Timeout = Timeout.InfiniteTimeSpan };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(HandleAsync);
    }

    /// <summary>The way to the server that leads through the proxy.</summary>
    public KubernetesClientConfiguration Configuration => new() { Host = Address };

    /// <summary>All requests that came so far.</summary>
    public IReadOnlyCollection<ProxiedRequest> Requests => [.. _requests];

    private Uri Address =>
        new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()); // Kestrel has it

    /// <summary>Starts a proxy on a free port of the loopback interface.</summary>
    public static async Task<FaultyApiServerProxy> StartAsync(KubernetesClientConfiguration upstream)
    {
        var proxy = new FaultyApiServerProxy(upstream);
        await proxy._server.StartAsync();
        return proxy;
    }

    /// <summary>Lets the next requests of a kind go wrong. What was asked for first is used up first.</summary>
    public void Inject(Fault fault, string verb, string resource, int times = 1)
    {
        lock (_lock)
        {
            _faults.Add(new InjectedFault(fault, verb, resource, times));
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _server.DisposeAsync();
        _upstream.Dispose();
        _stopped.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = ProxiedRequest.Of(context.Request);
        _requests.Enqueue(request);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopped.Token);
        try
        {
            var exchange = new ProxyExchange(_upstream, context, either.Token);
            await exchange.RunAsync(TakeFault(request));
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or HttpRequestException)
        {
            context.Abort();
        }
    }

    private Fault? TakeFault(ProxiedRequest request)
    {
        lock (_lock)
        {
            var injected = _faults.Find(candidate => candidate.Matches(request));
            if (injected?.Use() == true)
            {
                _faults.Remove(injected);
            }

            return injected?.Fault;
        }
    }

    private sealed class InjectedFault(Fault fault, string verb, string resource, int times)
    {
        private int _left = times;

        public Fault Fault => fault;

        public bool Matches(ProxiedRequest request) => request.Verb == verb && request.Resource == resource;

        /// <summary>Counts one more time.</summary>
        /// <returns>Whether it was the last one.</returns>
        public bool Use() => --_left <= 0;
    }
}
