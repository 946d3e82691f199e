using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Testing.Kubernetes;
using static Heat.Testing.Kubernetes.Entities;

namespace Heat.Kubernetes.Tests.Integration;

[Trait("Category", "Cluster")]
public sealed class WatchTests(KubernetesFixture cluster) : IClassFixture<KubernetesFixture>
{
    [Fact]
    public async Task Watch_FollowsOneObject_ThroughItsLife()
    {
        var client = cluster.Client;
        var selected = new ListOptions { LabelSelector = "test=life" };
        var start = await client.ListPageAsync<V1ConfigMap>(cluster.Namespace, selected, default);
        var map = await client.CreateAsync(AConfigMap("life", cluster.Namespace, ("a", "1")).Labelled("test", "life"));
        map.Data!["a"] = "2";
        map = await client.UpdateAsync(map);
        await client.DeleteAsync(map);

        var seen = new List<WatchEvent<V1ConfigMap>>();
        await foreach (var change in client.WatchAsync<V1ConfigMap>(
            cluster.Namespace, selected with { ResourceVersion = start.Metadata.ResourceVersion, TrimManagedFields = true }, default))
        {
            seen.Add(change);
            if (change.Type == WatchEventType.Deleted)
            {
                break;
            }
        }

        Assert.Equal([WatchEventType.Added, WatchEventType.Modified, WatchEventType.Deleted], seen.Select(change => change.Type));
        Assert.Equal(["1", "2", "2"], seen.Select(change => change.Entity!.Data!["a"]));
        Assert.All(seen, change => Assert.Null(change.Entity!.Metadata.ManagedFields));
        Assert.All(seen, change => Assert.Equal(("v1", "ConfigMap"), (change.Entity!.ApiVersion, change.Entity.Kind)));
    }

    [Fact]
    public async Task Watch_WithATimeout_Ends()
    {
        var start = await cluster.Client.ListPageAsync<V1ConfigMap>(cluster.Namespace, ListOptions.Default, default);
        var options = new ListOptions { ResourceVersion = start.Metadata.ResourceVersion, Timeout = TimeSpan.FromSeconds(1), LabelSelector = "test=none" };

        var changes = cluster.Client.WatchAsync<V1ConfigMap>(cluster.Namespace, options, default);

        Assert.Empty(await changes.Where(change => change.Type != WatchEventType.Bookmark).ToListAsync());
    }

    [Fact]
    public async Task Watch_MetadataOnly_HasNoData()
    {
        var client = cluster.Client;
        var options = new ListOptions { FieldSelector = "metadata.name=lean", MetadataOnly = true };
        var start = await client.ListPageAsync<V1Secret>(cluster.Namespace, options, default);
        await client.CreateAsync(ASecret("lean", cluster.Namespace, ("a", "geheim")));

        var change = await client.WatchAsync<V1Secret>(cluster.Namespace, options with { ResourceVersion = start.Metadata.ResourceVersion }, default).FirstAsync();

        Assert.Equal("lean", change.Entity!.Metadata.Name);
        Assert.Null(change.Entity.Data);
    }

    [Fact]
    public async Task Watch_FromAVersionThatIsForgotten_IsGoneOrBeginsAnew()
    {
        var options = new ListOptions { ResourceVersion = "1", Timeout = TimeSpan.FromSeconds(1) };

        var refusal = await Record.ExceptionAsync(async () => await cluster.Client.WatchAsync<V1Namespace>(null, options, default).ToListAsync());

        // A server that has not compacted its history yet may still know version 1.
        Assert.True(refusal is null or KubernetesApiException { IsGone: true }, refusal?.ToString());
    }
}
