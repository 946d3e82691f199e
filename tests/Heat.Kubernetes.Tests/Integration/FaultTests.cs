using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;
using Heat.Testing.Kubernetes;
using static Heat.Kubernetes.Tests.Integration.WidgetBehaviour;
using static Heat.Testing.Kubernetes.Entities;

namespace Heat.Kubernetes.Tests.Integration;

/// <summary>A client and an operator behind a proxy that loses, delays and refuses.</summary>
[Trait("Category", "Cluster")]
public sealed class FaultTests(KubernetesFixture cluster) : IClassFixture<KubernetesFixture>, IAsyncLifetime
{
    private FaultyApiServerProxy? _proxy;
    private KubernetesClient? _client;

    private FaultyApiServerProxy Proxy => _proxy ?? throw new InvalidOperationException("The proxy has not started.");

    private KubernetesClient Client => _client ?? throw new InvalidOperationException("The proxy has not started.");

    public async Task InitializeAsync()
    {
        _proxy = await FaultyApiServerProxy.StartAsync(cluster.Configuration);
        _client = new KubernetesClient(_proxy.Configuration, new KubernetesClientOptions { QueriesPerSecond = 0, RetryDelay = TimeSpan.FromMilliseconds(10) });
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Proxy.DisposeAsync();
    }

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(500, "InternalError")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task Get_RefusedForAMoment_Succeeds(int status, string reason)
    {
        Proxy.Inject(new Fault.Refuse(status, reason), "get", "configmaps", times: 2);

        Assert.Null(await Client.GetAsync<V1ConfigMap>(new EntityKey(cluster.Namespace, $"absent-{status}")));
    }

    [Fact]
    public async Task Get_ConnectionLost_Succeeds()
    {
        Proxy.Inject(new Fault.DropRequest(), "get", "configmaps", times: 2);

        Assert.Null(await Client.GetAsync<V1ConfigMap>(new EntityKey(cluster.Namespace, "absent")));
    }

    [Fact]
    public async Task Create_TooManyRequests_IsSentAgain()
    {
        Proxy.Inject(new Fault.Refuse(429, "TooManyRequests"), "create", "configmaps");

        await Client.CreateAsync(AConfigMap("throttled", cluster.Namespace));

        Assert.NotNull(await cluster.Client.GetAsync<V1ConfigMap>(new EntityKey(cluster.Namespace, "throttled")));
    }

    [Fact]
    public async Task Create_AnswerLost_IsNotSentAgain()
    {
        Proxy.Inject(new Fault.DropAnswer(), "create", "configmaps");

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.CreateAsync(AConfigMap("committed", cluster.Namespace)));

        Assert.NotNull(await cluster.Client.GetAsync<V1ConfigMap>(new EntityKey(cluster.Namespace, "committed")));
        Assert.Single(Proxy.Requests, request => request.Verb == "create");
    }

    [Fact]
    public async Task Apply_AnswerLost_IsSentAgain()
    {
        Proxy.Inject(new Fault.DropAnswer(), "patch", "configmaps");

        var applied = await Client.ApplyAsync(AConfigMap("applied", cluster.Namespace, ("a", "1")), "tests");

        Assert.Equal("1", applied.Data!["a"]);
        Assert.Equal(2, Proxy.Requests.Count(request => request.Verb == "patch"));
    }

    [Fact]
    public async Task Refusal_TellsHowLongToWait()
    {
        using var impatient = new KubernetesClient(Proxy.Configuration, new KubernetesClientOptions { Retries = 0 });
        Proxy.Inject(new Fault.Refuse(503, "ServiceUnavailable", RetryAfterSeconds: 7), "get", "configmaps");

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(
            () => impatient.GetAsync<V1ConfigMap>(new EntityKey(cluster.Namespace, "absent")));

        Assert.Equal(TimeSpan.FromSeconds(7), refusal.RetryAfter);
    }

    [Theory]
    [MemberData(nameof(WatchFaults))]
    public async Task Operator_BrokenWatch_MissesNoChange(Fault fault)
    {
        await WidgetKind.InstallAsync(cluster.Client);
        var space = await cluster.AddNamespaceAsync(Guid.NewGuid().ToString("N")[..8]);
        Proxy.Inject(fault, "watch", "widgets", times: 3);
        await using var @operator = new OperatorUnderTest(Proxy.Configuration, space);
        await @operator.StartAsync();

        for (var number = 0; number < 10; number++)
        {
            await cluster.Client.CreateAsync(WidgetKind.AWidget($"widget-{number}", space));
        }

        await UntilAsync(() => @operator.Behaviour.Reconciled.Select(widget => widget.Metadata.Name).Distinct().Count() == 10);
    }

    public static TheoryData<Fault> WatchFaults() =>
    [
        new Fault.CutWatch(0),
        new Fault.CutWatch(2),
        new Fault.ExpireWatch(1),
        new Fault.Refuse(410, "Expired"),
        new Fault.Refuse(500, "InternalError"),
        new Fault.DropRequest(),
    ];

    [Fact]
    public async Task Operator_SilentWatch_IsOpenedAnew()
    {
        await WidgetKind.InstallAsync(cluster.Client);
        var space = await cluster.AddNamespaceAsync(Guid.NewGuid().ToString("N")[..8]);
        Proxy.Inject(new Fault.SilenceWatch(), "watch", "widgets");
        await using var @operator = new OperatorUnderTest(Proxy.Configuration, space, options => options.Watcher.SilenceLimit = TimeSpan.FromSeconds(1));
        await @operator.StartAsync();

        await cluster.Client.CreateAsync(WidgetKind.AWidget("unheard", space));

        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);
    }

    [Fact]
    public async Task Operator_FinalizerPatchAnswerLost_StillReconciles()
    {
        await WidgetKind.InstallAsync(cluster.Client);
        var space = await cluster.AddNamespaceAsync(Guid.NewGuid().ToString("N")[..8]);
        Proxy.Inject(new Fault.DropAnswer(), "patch", "widgets");
        await using var @operator = new OperatorUnderTest(Proxy.Configuration, space);
        await @operator.StartAsync();

        var widget = await cluster.Client.CreateAsync(WidgetKind.AWidget("unlucky", space));
        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);

        var read = await cluster.Client.GetAsync<V1Widget>(EntityKey.Of(widget));
        Assert.Equal([OperatorUnderTest.Finalizer], read!.Metadata.Finalizers);
    }

    [Fact]
    public async Task Operator_EntityChangedWhileItsFinalizerIsAdded_TriesOnTheNewState()
    {
        await WidgetKind.InstallAsync(cluster.Client);
        var space = await cluster.AddNamespaceAsync(Guid.NewGuid().ToString("N")[..8]);
        var release = new TaskCompletionSource();
        Proxy.Inject(new Fault.Hold(release.Task), "patch", "widgets");
        await using var @operator = new OperatorUnderTest(Proxy.Configuration, space);
        await @operator.StartAsync();
        var widget = await cluster.Client.CreateAsync(WidgetKind.AWidget("raced", space));
        await UntilAsync(() => Proxy.Requests.Any(request => request.Verb == "patch"));

        await cluster.Client.PatchAsync<V1Widget>(
            EntityKey.Of(widget), V1Patch.Merge(new JsonObject { ["metadata"] = new JsonObject { ["finalizers"] = new JsonArray("other.example.org/first") } }));
        release.SetResult();
        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);

        var read = await cluster.Client.GetAsync<V1Widget>(EntityKey.Of(widget));
        Assert.Equal(["other.example.org/first", OperatorUnderTest.Finalizer], read!.Metadata.Finalizers);
    }
}
