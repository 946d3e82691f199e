using System.Net;
using Heat.Simulator.Control;
using Heat.Simulator.Faults;
using Heat.Simulator.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Heat.Simulator;

/// <summary>An OpenStack cloud in memory, served over HTTP on the loopback address until it is disposed of.</summary>
public sealed class SimulatedCloud : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CloudState _state;

    private SimulatedCloud(WebApplication application, CloudState state, Uri address)
    {
        _application = application;
        _state = state;
        BaseAddress = address;
    }

    /// <summary>Where all services answer: <c>http://127.0.0.1:{port}/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The identity endpoint to give to clients.</summary>
    public Uri AuthUrl => new(BaseAddress, "identity/v3");

    /// <summary>How the cloud behaves; changes take effect at the next call.</summary>
    public SimulatorOptions Options => _state.Options;

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults => _state.Faults;

    /// <summary>A <c>clouds.yaml</c> with one cloud for each seeded user, named as the user.</summary>
    public string CloudsYaml => CloudsFile.Write(AuthUrl, Options, ["demo", "admin", "alt_demo", .. Options.ExtraProjects]);

    /// <summary>How many calls there were, by kind.</summary>
    public IReadOnlyDictionary<CallKind, long> Calls => _state.Counters.Snapshot();

    /// <summary>Starts a cloud.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedCloud> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = new CloudState(options ?? new SimulatorOptions());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.AllowSynchronousIO = false;
            kestrel.Listen(IPAddress.Loopback, state.Options.Port);
        });
        var application = builder.Build();
        var front = new Front(state);
        application.Run(front.Handle);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new SimulatedCloud(application, state, new Uri(address + "/"));
    }

    /// <summary>Forgets the counted calls.</summary>
    public void ResetCalls() => _state.Counters.Clear();

    /// <summary>Back to the seeded cloud, without faults and counts; every token ends.</summary>
    public void Reset() => _state.Reset();

    /// <summary>Ends all tokens, or those of one user.</summary>
    /// <returns>How many ended.</returns>
    public int RevokeTokens(string? userName = null) => CloudObjects.RevokeTokens(_state, userName);

    /// <summary>Sets a user's password; the user's tokens end.</summary>
    /// <returns>False when there is no such user.</returns>
    public bool ChangePassword(string userName, string password) => CloudObjects.ChangePassword(_state, userName, password);

    /// <summary>What is in the cloud, seen from the cloud's side.</summary>
    /// <param name="kind">A kind as in paths (<c>ports</c>, <c>servers</c>, <c>volumes</c>, …), or null for all.</param>
    public IReadOnlyList<CloudObject> Objects(string? kind = null) => CloudObjects.List(_state, kind);

    /// <summary>Takes an object away behind everybody's back.</summary>
    /// <returns>False when there is none.</returns>
    public bool Delete(string kind, string id) => CloudObjects.Delete(_state, kind, id);

    /// <summary>Sets fields of an object behind everybody's back.</summary>
    /// <param name="kind">A kind as in paths.</param>
    /// <param name="id">The object.</param>
    /// <param name="json">A JSON object of the fields to set.</param>
    /// <returns>False when there is no such object.</returns>
    public bool Change(string kind, string id, string json) => CloudObjects.Change(_state, kind, id, JsonNode.Parse(json)!.AsObject());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(now.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }
}
