using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Crds;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>A spec that breaks a rule is refused by a server that knows rules, and by the operator where the server drops them. Both say the same.</summary>
[Trait("Category", "Cluster")]
public sealed class StackRulesTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Credentials = "\"cloudCredentialsRef\":{\"secretName\":\"openstack-clouds\"}";
    private const string Template = "\"template\":{\"heat_template_version\":\"2021-04-16\",\"resources\":{\"net\":{\"type\":\"OS::Neutron::Net\"}}}";

    public static TheoryData<string, string, StackReason, string[]> Broken => new()
    {
        { "no-credentials", Template, StackReason.InvalidSpec, ["cloudCredentialsRef", "name a Secret of this namespace that holds clouds.yaml."] },
        { "no-template", Credentials, StackReason.InvalidSpec, ["The Stack has no template: give", "templateFrom with a ConfigMap or Secret key."] },
        {
            "two-templates", Credentials + "," + Template + ""","templateFrom":{"configMapKeyRef":{"name":"a","key":"b"}} """,
            StackReason.InvalidSpec, ["templateFrom are both given: keep one of them."]
        },
        {
            "text-and-reference", Credentials + ""","template":"resources: {}","templateFrom":{"configMapKeyRef":{"name":"a","key":"b"}} """,
            StackReason.InvalidSpec, ["templateFrom are both given: keep one of them."]
        },
        {
            "two-sources", Credentials + ""","templateFrom":{"configMapKeyRef":{"name":"a","key":"b"},"secretKeyRef":{"name":"a","key":"b"}} """,
            StackReason.InvalidSpec, ["templateFrom must give exactly one of a ConfigMap and a Secret reference."]
        },
        {
            "two-environments", Credentials + "," + Template + ""","environments":[{"inline":{}},{"inline":{},"secretKeyRef":{"name":"a","key":"b"}}] """,
            StackReason.InvalidSpec, ["nvironment", "inline", "eference"]
        },
        { "no-environment", Credentials + "," + Template + ""","environments":[{}] """, StackReason.InvalidSpec, ["give exactly one of inline, a ConfigMap and a Secret reference."] },
        { "no-files", Credentials + "," + Template + ""","filesFrom":[{}] """, StackReason.InvalidSpec, ["ive exactly one of a ConfigMap and a Secret reference."] },
        { "no-parameters", Credentials + "," + Template + ""","parametersFrom":[{}] """, StackReason.InvalidSpec, ["ive exactly one of ", "a ConfigMap", "reference."] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task BrokenRule_IsRefusedByTheServerOrTheOperator_InTheSameWords(string name, string spec, StackReason reason, string[] parts)
    {
        var refusal = await Record.ExceptionAsync(() => CreateAsync(name, spec));

        Assert.Equal(await ServerKnowsRules(), refusal is not null);
        var message = refusal?.Message ?? OperatorHarness.Ready(await world.Operator.RefusedAsync(name, reason))!.Message!; // RefusedAsync waited for it
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Empty(world.ObjectsOf(name));
        if (refusal is null)
        {
            await world.Operator.DeleteAsync(name);
        }
    }

    [Theory]
    [InlineData("bad-timeout", "\"timeout\":\"soon\"", "spec.timeout")]
    [InlineData("bad-interval", "\"drift\":{\"interval\":\"5\"}", "spec.drift.interval")]
    [InlineData("empty-secret", "\"parametersFrom\":[{\"secretRef\":{\"name\":\"\"}}]", "spec.parametersFrom[0].secretRef.name")]
    [InlineData("unknown-policy", "\"deletionPolicy\":\"Keep\"", "spec.deletionPolicy")]
    public async Task SpecAgainstTheSchema_IsRefusedByEveryServer(string name, string member, string place)
    {
        var refusal = await Assert.ThrowsAsync<KubernetesApiException>(() => CreateAsync(name, Credentials + "," + Template + "," + member));

        Assert.True(refusal.IsInvalid);
        Assert.Contains(place, refusal.Message.Replace("spec.parametersFrom.", "spec.parametersFrom[0].", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("as-object", Credentials + "," + Template + ""","timeout":"1h30m","environments":[{"inline":{}},{"inline":"parameters: {}"}] """)]
    [InlineData("as-text", Credentials + ""","template":"heat_template_version: 2021-04-16\nresources: { net: { type: OS::Neutron::Net } }" """)]
    public async Task SpecThatKeepsTheRules_Converges(string name, string spec)
    {
        await CreateAsync(name, spec);
        await world.Operator.ReadyAsync(name);
        await world.Operator.DeleteAsync(name);
    }

    private Task<KubernetesObject> CreateAsync(string name, string members) => world.Operator.Client.Untyped(EntityMetadata.Of<V1Alpha1Stack>()).CreateAsync(new KubernetesObject(new JsonObject
    {
        ["apiVersion"] = $"{V1Alpha1Stack.GroupName}/v1alpha1",
        ["kind"] = "Stack",
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = world.Operator.Namespace },
        ["spec"] = JsonNode.Parse($"{{{members}}}"),
    }));

    private async Task<bool> ServerKnowsRules()
    {
        var definition = await world.Operator.Client.GetAsync<V1CustomResourceDefinition>(EntityKey.Of(CrdGenerator.Generate<V1Alpha1Stack>()));
        return definition!.Spec.Versions[0].Schema!.OpenApiV3Schema!.Properties!["spec"].XKubernetesValidations is { Count: > 0 }; // it is installed with a schema
    }
}
