using System.Text.Json;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Plans;

namespace Heat.Operator.Tests.Stacks.Plans;

public sealed class PlannedSpecTests
{
    private static readonly V1Alpha1Stack Stack = new()
    {
        Metadata = new V1ObjectMeta { Name = "web", Namespace = "team", Uid = "1", Generation = 7 },
        Spec = new V1Alpha1StackSpec
        {
            Template = JsonSerializer.SerializeToElement("text"),
            Parameters = new() { ["size"] = JsonSerializer.SerializeToElement(1), ["name"] = JsonSerializer.SerializeToElement("web") },
            Timeout = "5m",
        },
    };

    [Fact]
    public void Of_NothingChanged_IsTheStack() =>
        Assert.Same(Stack, PlannedSpec.Of(Stack, new V1Alpha1StackPlanSpec { StackRef = new StackReference { Name = "web" } }));

    [Fact]
    public void Of_Parameters_StandInThePlaceOfTheStacks()
    {
        var planned = PlannedSpec.Of(Stack, new V1Alpha1StackPlanSpec { Parameters = new() { ["size"] = JsonSerializer.SerializeToElement(2) } });

        Assert.Equal(2, Assert.Single(planned.Spec.Parameters!).Value.GetInt32());
        Assert.Equal(("5m", "text", 8), (planned.Spec.Timeout, planned.Spec.Template!.Value.GetString(), planned.Metadata.Generation));
    }

    [Fact]
    public void Of_TemplateFrom_TakesThePlaceOfAnInlineTemplate()
    {
        var reference = new DocumentReference { ConfigMapKeyRef = new KeyReference { Name = "templates", Key = "web.yaml" } };

        var planned = PlannedSpec.Of(Stack, new V1Alpha1StackPlanSpec { TemplateFrom = reference });

        Assert.Equal((null, reference), (planned.Spec.Template, planned.Spec.TemplateFrom));
    }
}
