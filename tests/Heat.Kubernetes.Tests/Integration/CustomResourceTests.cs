using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Crds;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;
using Heat.Testing.Kubernetes;

namespace Heat.Kubernetes.Tests.Integration;

/// <summary>What a real server makes of a generated definition.</summary>
[Trait("Category", "Cluster")]
public sealed class CustomResourceTests(KubernetesFixture cluster) : IClassFixture<KubernetesFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => WidgetKind.InstallAsync(cluster.Client);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Install_Again_ChangesNothing()
    {
        var key = EntityKey.Of(CrdGenerator.Generate<V1Widget>());
        var before = await cluster.Client.GetAsync<V1CustomResourceDefinition>(key);

        await WidgetKind.InstallAsync(cluster.Client);

        var after = await cluster.Client.GetAsync<V1CustomResourceDefinition>(key);
        Assert.Equal(before!.Metadata.Generation, after!.Metadata.Generation);
        Assert.DoesNotContain(after.Status!.Conditions!, condition => condition.Type == "NonStructuralSchema");
    }

    [Fact]
    public async Task Defaults_AreFilledInByTheServer()
    {
        var widget = await cluster.Client.CreateAsync(WidgetKind.AWidget("defaulted", cluster.Namespace));

        Assert.Equal((WidgetSize.Small, 1), (widget.Spec.Size, widget.Spec.Replicas));
    }

    [Theory]
    [InlineData("""{"text":"a","replicas":11}""", "spec.replicas")]
    [InlineData("""{"text":"a","code":"UPPER"}""", "spec.code")]
    [InlineData("""{"text":"a","size":"Huge"}""", "spec.size")]
    [InlineData("""{"text":"a","port":true}""", "spec.port")]
    [InlineData("""{"text":"a","tags":["x","x"]}""", "spec.tags")]
    [InlineData("""{"textFrom":{"optional":true}}""", "spec.textFrom.name")]
    [InlineData("""{"text":"a","textFrom":{"name":"b"}}""", "spec")]
    [InlineData("{}", "spec")]
    public async Task Spec_AgainstTheSchema_IsRefused(string spec, string place)
    {
        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => CreateRawAsync("refused", spec));

        Assert.True(refusal.IsInvalid);
        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", """{"text":{"any":["form",1]}}""")]
    [InlineData("port-number", """{"text":"a","port":80}""")]
    [InlineData("port-name", """{"text":"a","port":"http"}""")]
    [InlineData("extra", """{"text":"a","extra":{"any":{"thing":true}}}""")]
    [InlineData("from", """{"textFrom":{"name":"b"}}""")]
    [InlineData("null", """{"text":"a","since":null}""")]
    public async Task Spec_ThatFitsTheSchema_IsKept(string name, string spec)
    {
        var created = await CreateRawAsync(name, spec);

        var kept = created.Json["spec"]!.AsObject();
        Assert.All(JsonNode.Parse(spec)!.AsObject(), member => Assert.True(JsonNode.DeepEquals(member.Value, kept[member.Key]), member.Key));
    }

    [Fact]
    public async Task Rule_IsEnforcedByServersThatKnowRules_AndDroppedByOthers()
    {
        var definition = await cluster.Client.GetAsync<V1CustomResourceDefinition>(EntityKey.Of(CrdGenerator.Generate<V1Widget>()));
        var schema = definition!.Spec.Versions[0].Schema!.OpenApiV3Schema!;
        var knowsRules = schema.Properties!["spec"].XKubernetesValidations is { Count: > 0 };

        var problem = await Record.ExceptionAsync(() => CreateRawAsync("ruled", """{"text":"a","minimum":5,"replicas":2}"""));

        Assert.Equal(knowsRules, problem is not null);
        Assert.Equal(knowsRules, problem?.Message.Contains("minimum must not be above replicas", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task ObjectOfAnOlderForm_DoesNotHideTheOthers()
    {
        var space = await cluster.AddNamespaceAsync("unreadable");
        await CreateRawAsync("fine", """{"text":"a"}""", space);
        await CreateRawAsync("odd", """{"text":"a","since":"2026-01-01T00:00:00Z"}""", space);

        // Read by a type that expects another form, as after a change of the definition.
        var page = await cluster.Client.ListPageAsync<OtherWidget>(space, ListOptions.Default, default);

        Assert.Equal(["fine"], page.Items.Select(widget => widget.Metadata.Name));
        Assert.Equal(new EntityKey(space, "odd"), Assert.Single(page.Unreadable).Key);
    }

    private Task<KubernetesObject> CreateRawAsync(string name, string spec, string? @namespace = null) =>
        cluster.Client.Untyped(EntityMetadata.Of<V1Widget>()).CreateAsync(new KubernetesObject(new JsonObject
        {
            ["apiVersion"] = "tests.example.org/v1",
            ["kind"] = "Widget",
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = @namespace ?? cluster.Namespace },
            ["spec"] = JsonNode.Parse(spec),
        }));

    [KubernetesEntity(Group = "tests.example.org", ApiVersion = "v1", Kind = "Widget", PluralName = "widgets")]
    public sealed class OtherWidget : CustomKubernetesEntity<OtherSpec>;

    public sealed class OtherSpec
    {
        public int? Since { get; set; }

        public JsonElement? Text { get; set; }
    }
}
