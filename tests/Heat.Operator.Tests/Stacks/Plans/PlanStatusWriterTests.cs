using System.Text.Json;
using Heat.Engine.Forecasting;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Plans;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.Plans;

public sealed class PlanStatusWriterTests
{
    [Fact]
    public void Bounded_SmallPlan_IsWhole()
    {
        var status = Bounded(10, ForecastAction.Create, "short");

        Assert.Null(status.Truncated);
        Assert.All(status.Changes!, change => Assert.NotNull(change.Properties));
    }

    [Theory]
    [InlineData(500, ForecastAction.Create, 500)]
    [InlineData(500, ForecastAction.Update, 500)]
    [InlineData(5000, ForecastAction.Update, 2500)]
    public void Bounded_LargePlan_LosesValuesBeforeEntries(int count, ForecastAction action, int listed)
    {
        var status = Bounded(count, action, new string('x', 900));

        Assert.True(status.Truncated);
        Assert.Equal(listed, status.Changes!.Count);
        Assert.All(status.Changes, change => Assert.Null(change.Properties));
        Assert.Equal("0123456789abcdef", status.Hash);
        Assert.True(JsonSerializer.SerializeToUtf8Bytes(status, KubernetesJson.Options).Length <= PlanStatusWriter.StatusBytes);
    }

    private static V1Alpha1StackPlanStatus Bounded(int count, ForecastAction action, string value)
    {
        var property = new PropertyForecast("name", ForecastCause.Template, null, null, TemplateValue.From(value));
        var resources = Enumerable.Range(0, count).Select(number => PlanComposerTests.Resource($"resource-{number}", action) with { Properties = [property] });
        return PlanStatusWriter.Bounded(PlanComposer.Compose(PlanComposerTests.Forecast([.. resources]))).Deserialize<V1Alpha1StackPlanStatus>(KubernetesJson.Options)!; // a status is never null
    }
}
