using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;

namespace Heat.Kubernetes.Tests.Client;

public sealed class EntityMetadataTests
{
    [Theory]
    [InlineData(null, null, null, "/apis/tests.example.org/v1/widgets")]
    [InlineData("a", null, null, "/apis/tests.example.org/v1/namespaces/a/widgets")]
    [InlineData("a", "b", null, "/apis/tests.example.org/v1/namespaces/a/widgets/b")]
    [InlineData("a", "b", "status", "/apis/tests.example.org/v1/namespaces/a/widgets/b/status")]
    [InlineData("a/../c", "b?x", null, "/apis/tests.example.org/v1/namespaces/a%2F..%2Fc/widgets/b%3Fx")]
    public void Path_OfANamespacedKind(string? @namespace, string? name, string? subresource, string path) =>
        Assert.Equal(path, EntityMetadata.Of<V1Widget>().PathOf(@namespace, name, subresource));

    [Fact]
    public void Path_OfTheLegacyGroup_AndOfTheCluster()
    {
        Assert.Equal("/api/v1/namespaces/a/secrets/b", EntityMetadata.Of<V1Secret>().PathOf("a", "b"));
        Assert.Equal("/api/v1/namespaces/b", EntityMetadata.Of<V1Namespace>().PathOf("ignored", "b"));
    }

    [Fact]
    public void Path_OfANamedObjectWithoutItsNamespace_IsRefused() =>
        Assert.Throws<ArgumentException>(() => EntityMetadata.Of<V1Widget>().PathOf(null, "b"));

    [Fact]
    public void Type_WithoutTheAttribute_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => EntityMetadata.Of(typeof(string)));

    [Fact]
    public void OwnerReference_OfAnObjectThatIsNotStored_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "a" } }.ToOwnerReference());
}
