using System.Text.Json;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;

namespace Heat.Operator.Tests.Stacks;

public sealed class SpecGuardTests
{
    private static readonly V1Alpha1StackSpec Good = new()
    {
        CloudCredentialsRef = new CloudCredentialsReference { SecretName = "clouds" },
        Template = JsonSerializer.SerializeToElement("heat_template_version: 2021-04-16"),
    };

    public static TheoryData<string, V1Alpha1StackSpec, StackReason, string> Refused => new()
    {
        { "no credentials", Good with { CloudCredentialsRef = null }, StackReason.InvalidSpec, "spec.cloudCredentialsRef.secretName" },
        { "no template", Good with { Template = null }, StackReason.InvalidSpec, "spec.templateFrom" },
        { "two templates", Good with { TemplateFrom = Key() }, StackReason.InvalidSpec, "both given" },
        {
            "empty reference",
            Good with { Template = null, TemplateFrom = new DocumentReference() },
            StackReason.InvalidSpec, "spec.templateFrom must give exactly one"
        },
        {
            "environment with two sources",
            Good with { Environments = [new EnvironmentSource { Inline = Good.Template, SecretKeyRef = new KeyReference { Name = "a", Key = "b" } }] },
            StackReason.InvalidSpec, "spec.environments[0]"
        },
        { "bundle without source", Good with { ParametersFrom = [new ParameterSource()] }, StackReason.InvalidSpec, "spec.parametersFrom[0]" },
        { "timeout", Good with { Timeout = "soon" }, StackReason.InvalidSpec, "spec.timeout: 'soon'" },
        { "interval", Good with { Drift = new DriftSpec { Interval = "5" } }, StackReason.InvalidSpec, "spec.drift.interval: '5'" },
    };

    [Fact]
    public void GoodSpec_Passes() => Assert.Null(SpecGuard.Check(Good));

    [Theory]
    [MemberData(nameof(Refused))]
    public void BadSpec_IsRefusedWithThePlace(string name, V1Alpha1StackSpec spec, StackReason reason, string part)
    {
        var problem = SpecGuard.Check(spec);
        Assert.True(problem is not null, name);
        Assert.Equal(reason, problem.Reason);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.IsStalled);
    }

    private static DocumentReference Key() => new() { ConfigMapKeyRef = new KeyReference { Name = "a", Key = "b" } };
}
