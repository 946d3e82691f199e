using System.Text;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;
using Heat.Testing.Kubernetes;
using static Heat.Testing.Kubernetes.Entities;

namespace Heat.Kubernetes.Tests.Integration;

[Trait("Category", "Cluster")]
public sealed class ClientTests(KubernetesFixture cluster) : IClassFixture<KubernetesFixture>
{
    private KubernetesClient Client => cluster.Client;

    private string Namespace => cluster.Namespace;

    [Fact]
    public async Task Get_NoSuchObject_IsNull() => Assert.Null(await Client.GetAsync<V1ConfigMap>(new EntityKey(Namespace, "absent")));

    [Fact]
    public async Task Create_ThenGet_GivesTheSame()
    {
        var created = await Client.CreateAsync(ASecret("created", Namespace, ("password", "geheim")));

        var read = await Client.GetAsync<V1Secret>(EntityKey.Of(created));

        Assert.Equal("geheim", Encoding.UTF8.GetString(read!.Data!["password"]));
        Assert.Equal(("v1", "Secret"), (read.ApiVersion, read.Kind));
        Assert.Equal(created.Metadata.Uid, read.Metadata.Uid);
        Assert.NotNull(read.Metadata.CreationTimestamp);
    }

    [Fact]
    public async Task Create_Twice_SaysThatItExists()
    {
        await Client.CreateAsync(AConfigMap("twice", Namespace));

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => Client.CreateAsync(AConfigMap("twice", Namespace)));

        Assert.True(refusal.IsAlreadyExists);
        Assert.False(refusal.IsConflict);
    }

    [Fact]
    public async Task Update_OfAnOldVersion_IsAConflict()
    {
        var first = await Client.CreateAsync(AConfigMap("updated", Namespace, ("a", "1")));
        var stale = KubernetesJson.Clone(first);
        first.Data!["a"] = "2";
        await Client.UpdateAsync(first);

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => Client.UpdateAsync(stale));

        Assert.True(refusal.IsConflict);
    }

    [Fact]
    public async Task List_OverSeveralPages_HasAllOnce()
    {
        for (var number = 0; number < 7; number++)
        {
            await Client.CreateAsync(AConfigMap($"page-{number}", Namespace).Labelled("paged", "yes"));
        }

        var pages = new List<KubernetesList<V1ConfigMap>>();
        await foreach (var page in Client.ListPagesAsync<V1ConfigMap>(Namespace, new ListOptions { LabelSelector = "paged=yes", Limit = 3 }))
        {
            pages.Add(page);
        }

        Assert.Equal([3, 3, 1], pages.Select(page => page.Items.Count));
        Assert.Equal(7, pages.SelectMany(page => page.Items).Select(map => map.Metadata.Name).Distinct().Count());
        Assert.All(pages.SelectMany(page => page.Items), map => Assert.Equal("ConfigMap", map.Kind));
    }

    [Fact]
    public async Task List_MetadataOnly_LeavesTheDataOut()
    {
        await Client.CreateAsync(ASecret("lean", Namespace, ("password", "geheim")));

        var page = await Client.ListPageAsync<V1Secret>(Namespace, new ListOptions { FieldSelector = "metadata.name=lean", MetadataOnly = true }, default);

        var secret = Assert.Single(page.Items);
        Assert.Null(secret.Data);
        Assert.Equal(("Secret", "lean"), (secret.Kind, secret.Metadata.Name));
    }

    [Fact]
    public async Task Patch_Merge_ChangesOnlyWhatItNames()
    {
        var map = await Client.CreateAsync(AConfigMap("merged", Namespace, ("a", "1"), ("b", "2")));
        var patch = new JsonObject { ["data"] = new JsonObject { ["a"] = null, ["c"] = "3" } };

        var patched = await Client.PatchAsync<V1ConfigMap>(EntityKey.Of(map), V1Patch.Merge(patch));

        Assert.Equal(["b", "c"], patched.Data!.Keys.Order());
    }

    [Fact]
    public async Task Patch_JsonWithFailingTest_ChangesNothing()
    {
        var map = await Client.CreateAsync(AConfigMap("tested", Namespace, ("a", "1")));
        var patch = V1Patch.Json(new JsonPatch().Test("/data/a", "2").Replace("/data/a", "3"));

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => Client.PatchAsync<V1ConfigMap>(EntityKey.Of(map), patch));

        Assert.True(refusal.IsInvalid);
        Assert.Equal("1", (await Client.GetAsync<V1ConfigMap>(EntityKey.Of(map)))!.Data!["a"]);
    }

    [Fact]
    public async Task Apply_Twice_TakesAwayWhatIsNoLongerNamed()
    {
        await Client.ApplyAsync(AConfigMap("applied", Namespace, ("a", "1"), ("b", "2")), "tests");

        var applied = await Client.ApplyAsync(AConfigMap("applied", Namespace, ("a", "1")), "tests");

        Assert.Equal(["a"], applied.Data!.Keys);
    }

    [Fact]
    public async Task Apply_FieldOfAnotherManager_NeedsForce()
    {
        await Client.ApplyAsync(AConfigMap("shared", Namespace, ("a", "1")), "first");

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => Client.ApplyAsync(AConfigMap("shared", Namespace, ("a", "2")), "second"));
        var forced = await Client.ApplyAsync(AConfigMap("shared", Namespace, ("a", "2")), "second", force: true);

        Assert.True(refusal.IsConflict);
        Assert.Equal("2", forced.Data!["a"]);
    }

    [Fact]
    public async Task Delete_OfAnotherIdentity_Spares()
    {
        var map = await Client.CreateAsync(AConfigMap("spared", Namespace));
        var other = new DeleteOptions { Uid = Guid.NewGuid().ToString() };

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => Client.DeleteAsync<V1ConfigMap>(EntityKey.Of(map), other, default));

        Assert.True(refusal.IsConflict);
        Assert.True(await Client.DeleteAsync(map));
        Assert.False(await Client.DeleteAsync(map));
    }

    [Fact]
    public async Task Delete_InTheForeground_TakesTheChildrenWithIt()
    {
        var parent = await Client.CreateAsync(AConfigMap("parent", Namespace));
        var child = AConfigMap("child", Namespace);
        child.Metadata.OwnerReferences = [parent.ToOwnerReference()];
        await Client.CreateAsync(child);

        await Client.DeleteAsync<V1ConfigMap>(EntityKey.Of(parent), new DeleteOptions { PropagationPolicy = PropagationPolicy.Foreground }, default);

        var left = await Client.GetAsync<V1ConfigMap>(EntityKey.Of(parent));
        Assert.True(left is null || left.IsBeingDeleted());
    }

    [Fact]
    public async Task DryRun_StoresNothing()
    {
        await Client.CreateAsync(AConfigMap("dry", Namespace), new WriteOptions { DryRun = true }, default);

        Assert.Null(await Client.GetAsync<V1ConfigMap>(new EntityKey(Namespace, "dry")));
    }

    [Fact]
    public async Task Status_IsWrittenApart()
    {
        await WidgetKind.InstallAsync(Client);
        var widget = await Client.CreateAsync(WidgetKind.AWidget("status", Namespace));
        widget.Spec.Code = "changed";
        widget.Status = new V1WidgetStatus { Replicas = 3 };

        var updated = await Client.UpdateStatusAsync(widget);
        var patched = await Client.PatchStatusAsync<V1Widget>(
            EntityKey.Of(widget), V1Patch.Merge(new JsonObject { ["status"] = new JsonObject { ["observedGeneration"] = 1 } }));

        Assert.Null(updated.Spec.Code);
        Assert.Equal((3, 1L), (patched.Status!.Replicas, patched.Status.ObservedGeneration));
        Assert.Equal(1, patched.Metadata.Generation);
    }

    [Fact]
    public async Task Scale_IsReadAndSet()
    {
        await WidgetKind.InstallAsync(Client);
        var key = EntityKey.Of(await Client.CreateAsync(WidgetKind.AWidget("scaled", Namespace)));

        var scale = await Client.PatchScaleAsync<V1Widget>(key, 4, default);

        Assert.Equal(4, scale.Spec!.Replicas);
        Assert.Equal(4, (await Client.GetScaleAsync<V1Widget>(key, default))!.Spec!.Replicas);
        Assert.Equal(4, (await Client.GetAsync<V1Widget>(key))!.Spec.Replicas);
        Assert.Null(await Client.GetScaleAsync<V1Widget>(new EntityKey(Namespace, "absent"), default));
    }

    [Fact]
    public async Task Discovery_KnowsKindsThatAreThere_AndThatAreNot()
    {
        await WidgetKind.InstallAsync(Client);

        Assert.Equal(EntityMetadata.Of<V1ConfigMap>(), await Client.FindAsync("v1", "ConfigMap", default));
        Assert.Equal(EntityMetadata.Of<V1Widget>(), await Client.FindAsync("tests.example.org/v1", "Widget", default));
        Assert.Null(await Client.FindAsync("tests.example.org/v1", "Gadget", default));
        Assert.Null(await Client.FindAsync("absent.example.org/v1", "Widget", default));
        Assert.StartsWith("v1.", await Client.GetServerVersionAsync(default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Untyped_ObjectsKeepWhatNoTypeKnows()
    {
        var widgets = Client.Untyped(EntityMetadata.Of<V1ConfigMap>());
        var map = new KubernetesObject(new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "untyped", ["namespace"] = Namespace },
            ["data"] = new JsonObject { ["a"] = "1" },
        });

        await widgets.CreateAsync(map);
        var read = await widgets.GetAsync<KubernetesObject>(new EntityKey(Namespace, "untyped"));
        read!.Metadata.Labels = new() { ["seen"] = "yes" };
        var updated = await widgets.UpdateAsync(read);

        Assert.Equal("1", (string?)updated.Json["data"]!["a"]);
        Assert.Equal("yes", updated.Label("seen"));
        Assert.Contains(await widgets.ListAsync<KubernetesObject>(Namespace), item => item.Metadata.Name == "untyped" && item.Kind == "ConfigMap");
    }

    [Fact]
    public async Task Refusal_NamesThePlaceAndTheCause()
    {
        var invalid = AConfigMap("Not A Name", Namespace);

        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => Client.CreateAsync(invalid));

        Assert.True(refusal.IsInvalid);
        Assert.Contains($"create /api/v1/namespaces/{Namespace}/configmaps", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("metadata.name", refusal.Message, StringComparison.Ordinal);
    }
}
