using System.Buffers;
using System.Text;
using System.Text.Json;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;

namespace Heat.Kubernetes.Tests.Client;

public sealed class WatchParserTests
{
    private readonly WatchParser<V1Widget> _parser = new(EntityMetadata.Of<V1Widget>(), KubernetesJson.LeanOptions);

    [Theory]
    [InlineData("""{"type":"MODIFIED","object":{"metadata":{"name":"a","resourceVersion":"5"}}}""")]
    [InlineData("""{"object":{"metadata":{"name":"a","resourceVersion":"5"}},"type":"MODIFIED"}""")]
    [InlineData("""{"type":"MODIFIED","later":{"x":[1]},"object":{"metadata":{"resourceVersion":"5","name":"a"}}}""")]
    public void Change_InAnyOrderOfMembers(string line)
    {
        var change = Parse(line);

        Assert.Equal((WatchEventType.Modified, "a", "5"), (change.Type, change.Entity!.Metadata.Name, change.ResourceVersion));
        Assert.Equal("Widget", change.Entity.Kind);
    }

    [Fact]
    public void Bookmark_HasOnlyAVersion()
    {
        var change = Parse("""{"type":"BOOKMARK","object":{"kind":"Widget","metadata":{"resourceVersion":"9"}}}""");

        Assert.Equal((WatchEventType.Bookmark, null, "9"), (change.Type, change.Entity, change.ResourceVersion));
    }

    [Fact]
    public void Error_IsThrown()
    {
        var refusal = Assert.Throws<KubernetesApiException>(
            () => Parse("""{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}"""));

        Assert.True(refusal.IsGone);
    }

    [Fact]
    public void ObjectOfAnotherForm_IsToldWithItsNameAndVersion()
    {
        var change = Parse("""{"type":"ADDED","object":{"metadata":{"name":"odd","namespace":"n","resourceVersion":"7"},"spec":{"replicas":"many"}}}""");

        Assert.Equal((WatchEventType.Error, "7"), (change.Type, change.ResourceVersion));
        Assert.Equal(new EntityKey("n", "odd"), change.Problem!.Key);
        Assert.Contains("$.spec.replicas", change.Problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void List_WithAnObjectOfAnotherForm_HasTheOthers()
    {
        const string Json = """
            {"metadata":{"resourceVersion":"3"},"items":[
              {"metadata":{"name":"fine"}},
              {"metadata":{"name":"odd","namespace":"n"},"spec":{"replicas":{"a":[1,2]}}},
              {"metadata":{"name":"fine-too"},"spec":{"replicas":2}}]}
            """;

        var list = JsonSerializer.Deserialize<ListPage<V1Widget>>(Json, KubernetesJson.Options)!.ToList(widget => widget);

        Assert.Equal(["fine", "fine-too"], list.Items.Select(widget => widget.Metadata.Name));
        Assert.Equal(new EntityKey("n", "odd"), Assert.Single(list.Unreadable).Key);
    }

    [Fact]
    public void LeanOptions_LeaveManagedFieldsOut_TheOthersKeepThem()
    {
        const string Json = """{"metadata":{"name":"a","managedFields":[{"manager":"x"}]}}""";

        Assert.Null(JsonSerializer.Deserialize<V1ConfigMap>(Json, KubernetesJson.LeanOptions)!.Metadata.ManagedFields);
        Assert.NotNull(JsonSerializer.Deserialize<V1ConfigMap>(Json, KubernetesJson.Options)!.Metadata.ManagedFields);
    }

    private WatchEvent<V1Widget> Parse(string line) => _parser.Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(line)));
}
