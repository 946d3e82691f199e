using System.Text;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.CrossStack;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.CrossStack;

public sealed class OutputContentTests
{
    private static readonly EvaluatedOutput[] Outputs =
    [
        new("net", "", new TextValue("net-1")),
        new("ports", "", new ListValue([new TextValue("a"), new TextValue("b")])),
        new("password", "", new TextValue("hunter2", isSecret: true)),
        new("broken", "", new TextValue(""), "no such attribute"),
    ];

    [Fact]
    public void NamedOutputs_StandUnderTheirKeys()
    {
        var content = Of(new OutputTarget { ConfigMapName = "x", Keys = new() { ["net"] = "NETWORK", ["ports"] = "ports.json" } });

        Assert.Null(content.Fault);
        Assert.Equal(["NETWORK=net-1", "ports.json=[\"a\",\"b\"]"], content.Values.Select(entry => $"{entry.Key}={Encoding.UTF8.GetString(entry.Value)}"));
    }

    [Fact]
    public void SecretOutput_GoesIntoASecret() =>
        Assert.Null(Of(new OutputTarget { SecretName = "x", Keys = new() { ["password"] = "password" } }).Fault);

    [Theory]
    [InlineData("password", "must not stand in the ConfigMap 'x'")]
    [InlineData("broken", "has no value: no such attribute")]
    [InlineData("absent", "has no output 'absent'. It has: broken, net, password, ports.")]
    public void OutputThatCannotBeWritten_IsRefused_WithoutItsValue(string name, string part)
    {
        var content = Of(new OutputTarget { ConfigMapName = "x", Keys = new() { [name] = "key" } });

        Assert.Contains(part, content.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", content.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void AllOutputs_IncludeTheSecretOnes() =>
        Assert.Contains("'password' is secret", OutputContent.Of(new OutputTarget { ConfigMapName = "x" }, "spec.outputsTo[0]", Outputs[..3]).Fault, StringComparison.Ordinal);

    private static OutputContent Of(OutputTarget target) => OutputContent.Of(target, "spec.outputsTo[0]", Outputs);
}
