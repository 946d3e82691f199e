using Heat.Engine.Execution;
using Heat.Engine.Forecasting;
using Heat.Operator.Stacks.Plans;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.Plans;

public sealed class PlanComposerTests
{
    [Fact]
    public void Compose_KeptResource_IsLeftOutUnlessItDrifted()
    {
        var plan = PlanComposer.Compose(Forecast(
            Resource("same", ForecastAction.Keep),
            Resource("drifted", ForecastAction.Keep) with { Drift = [new PropertyDrift("name", TemplateValue.From("ours"), TemplateValue.From("theirs"))] },
            Resource("gone", ForecastAction.Delete) with { OldObject = DeletionPolicy.Snapshot }));

        Assert.Equal(["drifted", "gone"], plan.Changes!.Select(change => change.Path));
        Assert.Equal(("\"ours\"", "\"theirs\""), (plan.Changes![0].Drift![0].Desired, plan.Changes[0].Drift![0].Live));
        Assert.Equal((DeletionPolicy.Snapshot, 2, 1), (plan.Changes[1].OldObject, plan.Counts!.Keep, plan.Counts.Delete));
    }

    [Fact]
    public void Compose_NestedStack_ListsWhatIsInsideByPath()
    {
        var inner = Resource("volume", ForecastAction.Replace);
        var plan = PlanComposer.Compose(Forecast(
            Resource("db", ForecastAction.Update) with { Nested = new NestedForecast(3, [inner, Resource("kept", ForecastAction.Keep)]) },
            Resource("cache", ForecastAction.Create) with { Nested = new NestedForecast(7, []) }));

        Assert.Equal(["db Update 3", "db/volume Replace ", "cache Create 7"], plan.Changes!.Select(change => $"{change.Path} {change.Action} {change.Resources}"));
        Assert.Equal((8, 1, 1, 1), (plan.Counts!.Create, plan.Counts.Update, plan.Counts.Replace, plan.Counts.Keep));
    }

    [Fact]
    public void Compose_Property_ShowsThreeValuesAsJson()
    {
        var property = new PropertyForecast("size", ForecastCause.Template, TemplateValue.From(5), TemplateValue.From(10), new UnknownValue("other", "size"))
        {
            NeedsNewObject = true,
            IsUncertain = true,
        };

        var shown = PlanComposer.Compose(Forecast(Resource("data", ForecastAction.MayReplace) with { Properties = [property] })).Changes![0].Properties![0];

        Assert.Equal(("5", "10", "\"<known after other>\"", true, true), (shown.Live, shown.Applied, shown.Desired, shown.NeedsNewObject, shown.Uncertain));
    }

    [Fact]
    public void Words_CountsThatAreNotZero_AreNamed()
    {
        var forecast = Forecast(Resource("a", ForecastAction.Create), Resource("b", ForecastAction.Replace), Resource("c", ForecastAction.Replace));

        Assert.Equal("1 to create, 2 to replace", PlanComposer.Words(forecast.Counts));
        Assert.Equal("nothing to do", PlanComposer.Words(Forecast(Resource("a", ForecastAction.Keep)).Counts));
    }

    internal static StackForecast Forecast(params ResourceForecast[] resources) => new()
    {
        Generation = 2,
        ServedGeneration = 1,
        Hash = "0123456789abcdef",
        Resources = [.. resources],
    };

    internal static ResourceForecast Resource(string name, ForecastAction action) => new() { Name = name, Type = "OS::Neutron::Net", Action = action };
}
