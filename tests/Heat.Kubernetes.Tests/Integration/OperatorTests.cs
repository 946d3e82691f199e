using System.Text.Json.Nodes;
using Heat.Kubernetes.Abstractions;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;
using Heat.Testing.Kubernetes;
using Microsoft.Extensions.DependencyInjection;
using static Heat.Kubernetes.Tests.Integration.WidgetBehaviour;
using static Heat.Testing.Kubernetes.Entities;

namespace Heat.Kubernetes.Tests.Integration;

/// <summary>A whole operator against a real API server. Each test has a namespace of its own.</summary>
[Trait("Category", "Cluster")]
public sealed class OperatorTests(KubernetesFixture cluster) : IClassFixture<KubernetesFixture>, IAsyncLifetime
{
    private string _namespace = "";

    public async Task InitializeAsync()
    {
        await WidgetKind.InstallAsync(cluster.Client);
        _namespace = await cluster.AddNamespaceAsync(Guid.NewGuid().ToString("N")[..8]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task NewEntity_GetsItsFinalizerBeforeItsController()
    {
        await using var @operator = await StartAsync();
        await CreateAsync("new");

        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);

        Assert.True(@operator.Behaviour.Reconciled.First().HasFinalizer(OperatorUnderTest.Finalizer));
    }

    [Fact]
    public async Task EntityThatWasThereBefore_IsReconciled()
    {
        await CreateAsync("early");

        await using var @operator = await StartAsync();

        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);
    }

    [Fact]
    public async Task FinalizerOfAnother_IsKept()
    {
        var widget = WidgetKind.AWidget("shared", _namespace);
        widget.Metadata.Finalizers = ["other.example.org/thing"];
        await cluster.Client.CreateAsync(widget);
        await using var @operator = await StartAsync();
        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);

        await cluster.Client.DeleteAsync<V1Widget>("shared", _namespace);
        await UntilAsync(() => !@operator.Behaviour.Finalized.IsEmpty);

        await UntilAsync(() => ReadAsync("shared").Result?.Metadata.Finalizers is ["other.example.org/thing"]);
    }

    [Fact]
    public async Task DeletedEntity_IsFinalizedThenGone_AndTheControllerKnows()
    {
        await using var @operator = await StartAsync();
        await CreateAsync("gone");
        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);

        await cluster.Client.DeleteAsync<V1Widget>("gone", _namespace);
        await UntilAsync(() => !@operator.Behaviour.Deleted.IsEmpty);

        Assert.Single(@operator.Behaviour.Finalized);
        Assert.Equal("gone", Assert.Single(@operator.Behaviour.Deleted).Metadata.Name);
        Assert.Null(await ReadAsync("gone"));
    }

    [Fact]
    public async Task Finalizer_ThatIsNotDone_IsAskedAgain()
    {
        await using var @operator = await StartAsync();
        @operator.Behaviour.OnFinalize = widget => @operator.Behaviour.Finalized.Count < 3
            ? ReconciliationResult<V1Widget>.Success(widget, TimeSpan.FromMilliseconds(20))
            : ReconciliationResult<V1Widget>.Success(widget);
        await CreateAsync("slow");
        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);

        await cluster.Client.DeleteAsync<V1Widget>("slow", _namespace);
        await UntilAsync(() => !@operator.Behaviour.Deleted.IsEmpty);

        Assert.Equal(3, @operator.Behaviour.Finalized.Count);
    }

    [Fact]
    public async Task FailingPass_IsTriedAgainWithPauses()
    {
        await using var @operator = await StartAsync();
        @operator.Behaviour.OnReconcile = (widget, _) => @operator.Behaviour.Reconciled.Count switch
        {
            1 => throw new InvalidOperationException("broken"),
            2 => Task.FromResult(ReconciliationResult<V1Widget>.Failure(widget, "not yet")),
            3 => Task.FromResult(ReconciliationResult<V1Widget>.Failure(widget, "soon", requeueAfter: TimeSpan.FromMilliseconds(1))),
            _ => Task.FromResult(ReconciliationResult<V1Widget>.Success(widget)),
        };

        await CreateAsync("failing");

        await UntilAsync(() => @operator.Behaviour.Reconciled.Count == 4);
    }

    [Fact]
    public async Task OwnStatusWrites_AreNoReasonToLookAgain()
    {
        await using var @operator = await StartAsync();
        @operator.Behaviour.OnReconcile = async (widget, cancellationToken) =>
        {
            var patch = V1Patch.Merge(new JsonObject { ["status"] = new JsonObject { ["observedGeneration"] = widget.Metadata.Generation } });
            var client = @operator.Services.GetRequiredService<IKubernetesClient>();
            return ReconciliationResult<V1Widget>.Success(await client.PatchStatusAsync<V1Widget>(EntityKey.Of(widget), patch, cancellationToken));
        };
        await CreateAsync("quiet");
        await UntilAsync(() => ReadAsync("quiet").Result?.Status?.ObservedGeneration == 1);

        // A second widget is through its pass: an echo of the first one's status would have been worked on before.
        await CreateAsync("second");
        await UntilAsync(() => ReadAsync("second").Result?.Status?.ObservedGeneration == 1);

        Assert.Equal(2, @operator.Behaviour.Reconciled.Count);
    }

    [Fact]
    public async Task SpecChange_IsSeen()
    {
        await using var @operator = await StartAsync();
        await CreateAsync("edited");
        await UntilAsync(() => @operator.Behaviour.Reconciled.Count == 1);

        await PatchSpecAsync("edited", new JsonObject { ["replicas"] = 5 });

        await UntilAsync(() => @operator.Behaviour.Reconciled.LastOrDefault()?.Spec.Replicas == 5);
    }

    [Fact]
    public async Task ReferencedConfigMap_Changed_AsksForAPassOverItsWidgetsOnly()
    {
        var map = await cluster.Client.CreateAsync(AConfigMap("texts", _namespace, ("text", "1")));
        await using var @operator = await StartAsync();
        var widget = WidgetKind.AWidget("referring", _namespace);
        widget.Spec.Text = null;
        widget.Spec.TextFrom = new WidgetReference { Name = "texts" };
        await cluster.Client.CreateAsync(widget);
        await CreateAsync("other");
        await UntilAsync(() => @operator.Behaviour.Reconciled.Select(seen => seen.Metadata.Name).ToHashSet().Count == 2);
        @operator.Behaviour.Reconciled.Clear();

        map.Data!["text"] = "2";
        await cluster.Client.UpdateAsync(map);

        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);
        Assert.All(@operator.Behaviour.Reconciled, seen => Assert.Equal("referring", seen.Metadata.Name));
    }

    [Fact]
    public async Task OwnedSecret_Deleted_AsksForAPassOverItsOwner()
    {
        await using var @operator = await StartAsync();
        var owner = await CreateAsync("owner");
        var secret = ASecret("owned", _namespace, ("a", "1"));
        secret.Metadata.OwnerReferences = [owner.ToOwnerReference()];
        await cluster.Client.CreateAsync(secret);
        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);
        @operator.Behaviour.Reconciled.Clear();

        await cluster.Client.DeleteAsync<V1Secret>("owned", _namespace);

        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);
        Assert.Equal("owner", @operator.Behaviour.Reconciled.First().Metadata.Name);
    }

    [Fact]
    public async Task Requeue_FromOutside_AsksForAPass()
    {
        await using var @operator = await StartAsync();
        var widget = await CreateAsync("signalled");
        await UntilAsync(() => @operator.Behaviour.Reconciled.Count == 1);

        @operator.Services.GetRequiredService<IRequeue<V1Widget>>().Requeue(EntityKey.Of(widget));

        await UntilAsync(() => @operator.Behaviour.Reconciled.Count == 2);
    }

    [Fact]
    public async Task ChangingTheEntityInAPass_LeavesTheCacheAlone()
    {
        await using var @operator = await StartAsync();
        @operator.Behaviour.OnReconcile = (widget, _) =>
        {
            var was = widget.Spec.Code;
            widget.Spec.Code = "scribbled";
            return Task.FromResult(was is null
                ? ReconciliationResult<V1Widget>.Success(widget)
                : ReconciliationResult<V1Widget>.Failure(widget, "The cache was scribbled on."));
        };
        var key = EntityKey.Of(await CreateAsync("copied"));
        await UntilAsync(() => @operator.Behaviour.Reconciled.Count == 1);
        @operator.Services.GetRequiredService<IRequeue<V1Widget>>().Requeue(key);
        await UntilAsync(() => @operator.Behaviour.Reconciled.Count == 2);

        var cache = @operator.Services.GetRequiredService<Heat.Kubernetes.Watching.IEntityCache<V1Widget>>();
        Assert.True(cache.TryGet(key, out var cached));
        Assert.Null(cached.Spec.Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task MaxConcurrency_IsReachedAndNeverExceeded(int limit)
    {
        var running = 0;
        var most = 0;
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var @operator = new OperatorUnderTest(cluster.Configuration, _namespace, configureController: options => options.MaxConcurrency = limit);
        @operator.Behaviour.OnReconcile = async (widget, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await release.Task;
            Interlocked.Decrement(ref running);
            return ReconciliationResult<V1Widget>.Success(widget);
        };
        await @operator.StartAsync();
        for (var number = 0; number < 6; number++)
        {
            await CreateAsync($"many-{number}");
        }

        await UntilAsync(() => Volatile.Read(ref running) == limit);
        release.SetResult();
        await UntilAsync(() => @operator.Behaviour.Reconciled.Count >= 6);

        Assert.Equal(limit, most);
    }

    [Fact]
    public async Task Stop_LetsAPassFinish()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finished = false;
        await using var @operator = await StartAsync();
        @operator.Behaviour.OnReconcile = async (widget, cancellationToken) =>
        {
            await release.Task.WaitAsync(cancellationToken);
            finished = true;
            return ReconciliationResult<V1Widget>.Success(widget);
        };
        await CreateAsync("last");
        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);

        var stopping = @operator.StopAsync();
        Assert.False(stopping.IsCompleted);
        release.SetResult();
        await stopping;

        Assert.True(finished);
    }

    [Fact]
    public async Task EntityOfAnotherNamespace_IsNotSeen()
    {
        var elsewhere = await cluster.AddNamespaceAsync(Guid.NewGuid().ToString("N")[..8]);
        await cluster.Client.CreateAsync(WidgetKind.AWidget("foreign", elsewhere));
        await using var @operator = await StartAsync();
        await CreateAsync("own");

        await UntilAsync(() => !@operator.Behaviour.Reconciled.IsEmpty);

        Assert.All(@operator.Behaviour.Reconciled, widget => Assert.Equal(_namespace, widget.Metadata.Namespace));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private async Task<OperatorUnderTest> StartAsync()
    {
        var started = new OperatorUnderTest(cluster.Configuration, _namespace);
        await started.StartAsync();
        return started;
    }

    private Task<V1Widget> CreateAsync(string name) => cluster.Client.CreateAsync(WidgetKind.AWidget(name, _namespace));

    private Task<V1Widget?> ReadAsync(string name) => cluster.Client.GetAsync<V1Widget>(new EntityKey(_namespace, name));

    private Task<V1Widget> PatchSpecAsync(string name, JsonObject spec) =>
        cluster.Client.PatchAsync<V1Widget>(new EntityKey(_namespace, name), V1Patch.Merge(new JsonObject { ["spec"] = spec }));
}
