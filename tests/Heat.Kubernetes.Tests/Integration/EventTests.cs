using Heat.Kubernetes.Client;
using Heat.Kubernetes.Controllers;
using Heat.Kubernetes.Events;
using Heat.Kubernetes.Models;
using Heat.Testing;
using Heat.Testing.Kubernetes;
using Microsoft.Extensions.Logging.Abstractions;
using static Heat.Testing.Kubernetes.Entities;

namespace Heat.Kubernetes.Tests.Integration;

[Trait("Category", "Cluster")]
public sealed class EventTests(KubernetesFixture cluster) : IClassFixture<KubernetesFixture>
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task SameEventAgain_IsCountedUp()
    {
        var map = await cluster.Client.CreateAsync(AConfigMap("counted", cluster.Namespace));
        var publisher = Publisher();

        for (var time = 0; time < 3; time++)
        {
            await publisher.PublishAsync(map, EventType.Warning, "Failed", "It failed.", default);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        await publisher.PublishAsync(map, EventType.Normal, "Done", "It is done.", default);

        var events = await EventsOfAsync(map);
        Assert.Equal(
            [("Done", "It is done.", "Normal", 1), ("Failed", "It failed.", "Warning", 3)],
            events.Select(item => (item.Reason!, item.Message!, item.Type!, item.Count!.Value)));
        Assert.Equal(TimeSpan.FromSeconds(20), events[1].LastTimestamp - events[1].FirstTimestamp);
        Assert.Equal(("ConfigMap", map.Metadata.Uid), (events[1].InvolvedObject.Kind, events[1].InvolvedObject.Uid));
    }

    [Fact]
    public async Task SameEvent_MuchLater_IsAnotherOne()
    {
        var map = await cluster.Client.CreateAsync(AConfigMap("later", cluster.Namespace));
        var publisher = Publisher();
        await publisher.PublishAsync(map, EventType.Normal, "Done", "It is done.", default);
        _clock.Advance(TimeSpan.FromMinutes(11));

        await publisher.PublishAsync(map, EventType.Normal, "Done", "It is done.", default);

        Assert.Equal([1, 1], (await EventsOfAsync(map)).Select(item => item.Count!.Value));
    }

    [Fact]
    public async Task StoredEvent_Forgotten_IsPublishedAnew()
    {
        var map = await cluster.Client.CreateAsync(AConfigMap("forgotten", cluster.Namespace));
        var publisher = Publisher();
        await publisher.PublishAsync(map, EventType.Normal, "Done", "It is done.", default);
        await cluster.Client.DeleteAsync(Assert.Single(await EventsOfAsync(map)));

        await publisher.PublishAsync(map, EventType.Normal, "Done", "It is done.", default);

        Assert.Single(await EventsOfAsync(map));
    }

    [Fact]
    public async Task TooMany_AreDropped_ForThatEntityOnly()
    {
        var noisy = await cluster.Client.CreateAsync(AConfigMap("noisy", cluster.Namespace));
        var calm = await cluster.Client.CreateAsync(AConfigMap("calm", cluster.Namespace));
        var publisher = Publisher();
        for (var number = 0; number < 40; number++)
        {
            await publisher.PublishAsync(noisy, EventType.Normal, "Step", $"Step {number}.", default);
        }

        await publisher.PublishAsync(calm, EventType.Normal, "Step", "Step 0.", default);

        Assert.Equal(25, (await EventsOfAsync(noisy)).Count);
        Assert.Single(await EventsOfAsync(calm));
    }

    [Fact]
    public async Task PublishingFails_NobodyIsDisturbed()
    {
        var orphan = AConfigMap("orphan", "no-such-namespace");
        orphan.Metadata.Uid = Guid.NewGuid().ToString();

        await Publisher().PublishAsync(orphan, EventType.Normal, "Done", "It is done.", default);
    }

    private EventPublisher Publisher() =>
        new(cluster.Client, new KubernetesOperatorOptions { Name = "tests" }, _clock, NullLogger<EventPublisher>.Instance);

    private async Task<IReadOnlyList<CoreV1Event>> EventsOfAsync(V1ConfigMap map)
    {
        var options = new ListOptions { FieldSelector = $"involvedObject.uid={map.Metadata.Uid}" };
        var page = await cluster.Client.ListPageAsync<CoreV1Event>(cluster.Namespace, options, default);
        return [.. page.Items.OrderBy(item => item.Reason)];
    }
}
