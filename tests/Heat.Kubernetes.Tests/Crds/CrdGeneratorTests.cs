using System.ComponentModel;
using System.Text.Json;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Crds;
using Heat.Kubernetes.Models;
using Heat.Kubernetes.Tests.Models;

namespace Heat.Kubernetes.Tests.Crds;

public sealed class CrdGeneratorTests
{
    [Fact]
    public void Generate_AKindWithABitOfEverything_IsTheSnapshot()
    {
        var yaml = KubernetesYaml.Serialize(CrdGenerator.Generate<V1Widget>());

        Snapshot.Check(Path.Combine("crds", "widget.yaml"), yaml);
    }

    [Fact]
    public void Generate_Twice_GivesTheSameText() =>
        Assert.Equal(KubernetesYaml.Serialize(CrdGenerator.Generate<V1Widget>()), KubernetesYaml.Serialize(CrdGenerator.Generate<V1Widget>()));

    [Fact]
    public void Generate_WrittenAndRead_IsTheSame()
    {
        var definition = CrdGenerator.Generate<V1Widget>();

        var read = KubernetesYaml.Load<V1CustomResourceDefinition>(KubernetesYaml.Serialize(definition));

        Assert.Equal(JsonSerializer.Serialize(definition, KubernetesJson.Options), JsonSerializer.Serialize(read, KubernetesJson.Options));
    }

    [Fact]
    public void Generate_TypeThatContainsItself_NamesTheWay()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => CrdGenerator.Generate<Recursive>());

        Assert.Contains("Recursive > Node > List`1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[PreserveUnknownFields]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_DurationWithoutAForm_IsRefused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => CrdGenerator.Generate<WithDuration>());

        Assert.Contains("[SchemaType]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_SeveralVersions_StoresTheMarkedOne()
    {
        var definition = CrdGenerator.Generate(typeof(V1Alpha1Thing), typeof(V1Thing));

        Assert.Equal([("v1alpha1", false), ("v1", true)], definition.Spec.Versions.Select(version => (version.Name!, version.Storage)));
    }

    [Fact]
    public void Generate_SeveralVersionsWithoutAMark_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => CrdGenerator.Generate(typeof(V1Alpha1Thing), typeof(V1Alpha1Thing)));

    [Fact]
    public void Generate_TypesOfDifferentKinds_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => CrdGenerator.Generate(typeof(V1Thing), typeof(V1Widget)));

    [Theory]
    [InlineData(UnionKind.ExactlyOne, "Exactly one of a, b must be set.")]
    [InlineData(UnionKind.AtMostOne, "At most one of a, b may be set.")]
    [InlineData(UnionKind.AtLeastOne, "At least one of a, b must be set.")]
    public void Union_IsDocumented(UnionKind kind, string sentence)
    {
        var schema = new V1JsonSchemaProps { Description = "A union." };

        UnionSchemas.Add(schema, new UnionAttribute(kind, "a", "b"));

        Assert.Equal($"A union. {sentence}", schema.Description);
        Assert.Single(schema.AllOf!);
    }

    [KubernetesEntity(Group = "tests.example.org", Kind = "Recursive", PluralName = "recursives")]
    public sealed class Recursive : CustomKubernetesEntity<Node>;

    public sealed class Node
    {
        public List<Node>? Children { get; set; }
    }

    [KubernetesEntity(Group = "tests.example.org", Kind = "Lasting", PluralName = "lastings")]
    public sealed class WithDuration : CustomKubernetesEntity<Lasting>;

    public sealed class Lasting
    {
        public TimeSpan For { get; set; }
    }

    [KubernetesEntity(Group = "tests.example.org", ApiVersion = "v1alpha1", Kind = "Thing", PluralName = "things")]
    public sealed class V1Alpha1Thing : CustomKubernetesEntity<Plain>;

    [StorageVersion]
    [KubernetesEntity(Group = "tests.example.org", ApiVersion = "v1", Kind = "Thing", PluralName = "things")]
    public sealed class V1Thing : CustomKubernetesEntity<Plain>;

    public sealed class Plain
    {
        [Description("A name.")]
        public string? Name { get; set; }
    }
}
