using Heat.Kubernetes.Client;
using Heat.Kubernetes.LeaderElection;
using Heat.Kubernetes.Models;
using Heat.Testing.Kubernetes;
using Microsoft.Extensions.DependencyInjection;
using static Heat.Kubernetes.Tests.Integration.WidgetBehaviour;
using static Heat.Testing.Kubernetes.Entities;

namespace Heat.Kubernetes.Tests.Integration;

/// <summary>Two operators and one lease.</summary>
[Trait("Category", "Cluster")]
public sealed class LeadershipTests(KubernetesFixture cluster) : IClassFixture<KubernetesFixture>, IAsyncLifetime
{
    private string _namespace = "";

    public async Task InitializeAsync()
    {
        await WidgetKind.InstallAsync(cluster.Client);
        _namespace = await cluster.AddNamespaceAsync(Guid.NewGuid().ToString("N")[..8]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task OnlyTheLeaderWorks_AndAGracefulStopHandsOver()
    {
        await using var first = await StartAsync();
        await UntilAsync(() => LeadershipOf(first).IsValid);
        await using var second = await StartAsync();
        await cluster.Client.CreateAsync(WidgetKind.AWidget("one", _namespace));
        await UntilAsync(() => !first.Behaviour.Reconciled.IsEmpty);
        Assert.Empty(second.Behaviour.Reconciled);

        await first.StopAsync();
        await UntilAsync(() => !second.Behaviour.Reconciled.IsEmpty);

        Assert.True(LeadershipOf(second).IsValid);
        Assert.False(LeadershipOf(first).IsValid);
    }

    [Fact]
    public async Task WhoDoesNotLead_CannotWrite()
    {
        await using var first = await StartAsync();
        await UntilAsync(() => LeadershipOf(first).IsValid);
        await using var second = await StartAsync();
        var client = second.Services.GetRequiredService<IKubernetesClient>();
        var map = AConfigMap("late", _namespace);

        await Assert.ThrowsAsync<NotLeadingException>(() => client.CreateAsync(map));
        await Assert.ThrowsAsync<NotLeadingException>(() => client.UpdateAsync(map));
        await Assert.ThrowsAsync<NotLeadingException>(() => client.ApplyAsync(map, "tests"));
        await Assert.ThrowsAsync<NotLeadingException>(() => client.DeleteAsync(map));

        Assert.Null(await client.GetAsync<V1ConfigMap>(EntityKey.Of(map)));
    }

    [Fact]
    public async Task LeaderCutOff_EndsItsProcess_AndTheOtherTakesOver()
    {
        await using var proxy = await FaultyApiServerProxy.StartAsync(cluster.Configuration);
        await using var first = await StartAsync(proxy);
        await UntilAsync(() => LeadershipOf(first).IsValid);
        await using var second = await StartAsync();

        foreach (var verb in (string[])["get", "update"])
        {
            proxy.Inject(new Fault.DropRequest(), verb, "leases", times: int.MaxValue);
        }

        await first.Termination.Reason.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(LeadershipOf(first).IsValid);
        await UntilAsync(() => LeadershipOf(second).IsValid);
        await cluster.Client.CreateAsync(WidgetKind.AWidget("after", _namespace));
        await UntilAsync(() => !second.Behaviour.Reconciled.IsEmpty);

        Assert.Empty(first.Behaviour.Reconciled);
    }

    private static ILeadership LeadershipOf(OperatorUnderTest @operator) => @operator.Services.GetRequiredService<ILeadership>();

    private async Task<OperatorUnderTest> StartAsync(FaultyApiServerProxy? proxy = null)
    {
        var started = new OperatorUnderTest(proxy?.Configuration ?? cluster.Configuration, _namespace, options =>
        {
            options.LeaderElection.Enabled = true;
            options.LeaderElection.LeaseDuration = TimeSpan.FromSeconds(3);
            options.LeaderElection.RenewDeadline = TimeSpan.FromSeconds(2);
            options.LeaderElection.RetryPeriod = TimeSpan.FromMilliseconds(200);
        });
        await started.StartAsync();
        return started;
    }
}
