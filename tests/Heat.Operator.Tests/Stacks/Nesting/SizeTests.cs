using System.Collections.Immutable;
using System.Text.Json;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.Nesting;

/// <summary>A group of 10,000 members is one stack: everything that is kept of it fits into objects of Kubernetes.</summary>
public sealed class SizeTests
{
    private const int Members = 10_000;

    [Fact]
    public void SourcesOf10000Members_FitIntoOneSecret()
    {
        var request = new TemplateRequest
        {
            Template = DocumentSource.OfValue("group", MapValue.Empty
                .With("heat_template_version", new TextValue("2015-04-30"))
                .With("resources", new MapValue(Enumerable.Range(0, Members).Select(index => KeyValuePair.Create<string, TemplateValue>($"{index}", Server(index)))))),
            Files = ImmutableDictionary<string, string>.Empty.Add("cloud-config.yaml", string.Join('\n', Enumerable.Range(0, 500).Select(line => $"- line {line}"))),
            Pseudo = new PseudoParameters("web-group", "", "", null),
            Depth = 1,
        };

        var packed = PackedValue.Of(TemplateRequestForm.ToValue(request));

        Assert.InRange(packed.Bytes.Length, 1, PackedValue.MostBytes);
        Assert.Equal(TemplateRequestForm.ToValue(request), PackedValue.Open(packed.Bytes));
    }

    [Fact]
    public void OutputsOf10000Members_FitIntoOneSecret()
    {
        var ids = Enumerable.Range(0, Members).Select(index => (TemplateValue)new TextValue(new Guid(index, 7, 9, [.. BitConverter.GetBytes(index * 2654435761L)]).ToString())).ToList();
        var outputs = MapValue.Empty
            .With("refs", TemplateValue.From(ids))
            .With("refs_map", new MapValue(ids.Select((id, index) => KeyValuePair.Create($"{index}", id))))
            .With("first_address", TemplateValue.From(Enumerable.Range(0, Members).Select(index => (TemplateValue)new TextValue($"10.{index / 250}.{index % 250}.1", isSecret: true))));

        var packed = PackedValue.Of(outputs);

        Assert.InRange(packed.Bytes.Length, 1, PackedValue.MostBytes);
        Assert.True(PackedValue.Open(packed.Bytes)["first_address"]!.ContainsSecret); // it is in there
    }

    [Fact]
    public void ObjectOfAChild_HoldsNothingOfItsTemplate()
    {
        var parent = new V1Alpha1Stack { Metadata = new V1ObjectMeta { Name = "web", Namespace = "team", Uid = "3f0c" }, Spec = new V1Alpha1StackSpec() };
        var wish = new ChildStackWish
        {
            Name = "web-group-abcdefghijkl",
            Resource = new ResourceName("group"),
            Request = new TemplateRequest { Template = DocumentSource.OfText("t", new string('x', 1_000_000)), Pseudo = new PseudoParameters("", "", "", null) },
            InitialSize = Members,
        };

        var child = ChildSpecs.New(parent, "web-group-abcdefghijkl", wish, new NestedSourceReference { SecretName = "s", Digest = "d" });

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(child, KubernetesJson.Options).Length, 1, 4096);
        Assert.Equal(Members, child.Spec.Replicas);
    }

    private static MapValue Server(int index) => MapValue.Empty
        .With("type", new TextValue("OS::Nova::Server"))
        .With("properties", MapValue.Empty
            .With("name", new TextValue($"web-{index}"))
            .With("image", new TextValue("cirros"))
            .With("flavor", new TextValue("m1.nano"))
            .With("user_data", new TextValue($"#cloud-config\nhostname: web-{index}\n", isSecret: true)));
}
