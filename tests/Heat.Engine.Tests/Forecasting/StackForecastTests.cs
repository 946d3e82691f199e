using System.Collections.Immutable;
using Heat.Engine.Forecasting;
using Heat.Engine.Tests.Simulation;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Forecasting;

public sealed class StackForecastTests
{
    [Fact]
    public async Task ForecastAsync_Change_ShowsLiveAppliedAndDesired()
    {
        var rig = await ConvergedAsync(Thing("A", ("a", "one"), ("!b", "same")));
        rig.Cloud.Meddle("A", found => found.Properties = found.Properties.With("a", TemplateValue.From("theirs")));
        rig.Apply(new FakeTemplate([Thing("A", ("a", "two"), ("!b", "same"))]));

        var changed = Assert.Single((await rig.ForecastAsync()).Resources);

        Assert.Equal(ForecastAction.Update, changed.Action);
        var property = Assert.Single(changed.Properties);
        Assert.Equal(
            ("a", "theirs", "one", "two", false),
            (property.Name, Text(property.Live), Text(property.Applied), Text(property.Desired), property.NeedsNewObject));
    }

    [Fact]
    public async Task ForecastAsync_Replacement_NamesThePropertyThatNeedsIt()
    {
        var rig = await ConvergedAsync(Thing("A", ("a", "one"), ("!b", "one")) with { DeletionPolicy = DeletionPolicy.Retain });
        rig.Apply(new FakeTemplate([Thing("A", ("a", "two"), ("!b", "two"))]));

        var changed = Assert.Single((await rig.ForecastAsync()).Resources);

        Assert.Equal((ForecastAction.Replace, DeletionPolicy.Retain), (changed.Action, changed.OldObject));
        Assert.Equal("A change of property !b needs a new object.", changed.Reason);
        Assert.Equal(["!b"], changed.Properties.Where(property => property.NeedsNewObject).Select(property => property.Name));
    }

    [Fact]
    public async Task ForecastAsync_ValueOfAReplacedObject_NamesWhatItWaitsFor()
    {
        var rig = await ConvergedAsync(Thing("A", ("!b", "one")), Thing("B", ("c", "$A")));
        rig.Apply(new FakeTemplate([Thing("A", ("!b", "two")), Thing("B", ("c", "$A"))]));

        var dependent = (await rig.ForecastAsync()).Resources.Single(resource => resource.Name == "B");

        var property = Assert.Single(dependent.Properties);
        Assert.True(property.IsUncertain);
        Assert.Equal("\"<known after A>\"", property.Desired?.ToString());
    }

    [Fact]
    public async Task Hash_SameInputs_IsTheSameInEveryProcess()
    {
        var rig = await ConvergedAsync(Thing("A", ("a", "one")), Thing("B", ("a", "one")));
        rig.Apply(new FakeTemplate([Thing("A", ("a", "two"))]));

        var first = await rig.ForecastAsync();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        rig.Cloud.Meddle("A", found => found.Properties = found.Properties.With("a", TemplateValue.From("theirs")));
        var second = await rig.ForecastAsync();

        Assert.Equal(first.Hash, second.Hash);
    }

    [Theory]
    [InlineData("three", "B")]
    [InlineData("two", "C")]
    public async Task Hash_AnotherValueOrAnotherResource_IsAnother(string value, string added)
    {
        var rig = await ConvergedAsync(Thing("A", ("a", "one")));
        rig.Apply(new FakeTemplate([Thing("A", ("a", "two")), Thing("B", ("a", "new"))]));
        var first = await rig.ForecastAsync();

        rig.Apply(new FakeTemplate([Thing("A", ("a", value)), Thing(added, ("a", "new"))]));

        Assert.NotEqual(first.Hash, (await rig.ForecastAsync()).Hash);
    }

    [Fact]
    public async Task Hash_HiddenValueChanges_IsAnotherAndTheValueIsMasked()
    {
        var rig = new Rig();
        rig.Cloud.BuildTime = TimeSpan.Zero;
        var first = await HashWithSecretAsync(rig, "one");
        var second = await HashWithSecretAsync(rig, "two");

        Assert.NotEqual(first.Hash, second.Hash);
        Assert.Equal((await HashWithSecretAsync(rig, "one")).Hash, first.Hash);
        Assert.Equal([ValueJson.Mask, ValueJson.Mask], new[] { first, second }.Select(forecast => Text(forecast.Resources.Single().Properties.Single().Desired)));
    }

    [Fact]
    public async Task ForecastAsync_Mistake_TellsItAndNothingElse()
    {
        var rig = await ConvergedAsync(Thing("A", ("a", "one")));
        rig.Apply(new FakeTemplate([Thing("A", ("a", "two")) with { Mistake = "This is wrong." }]));

        var forecast = await rig.ForecastAsync();

        Assert.Empty(forecast.Resources);
        Assert.Equal("This is wrong.", Assert.Single(forecast.Diagnostics).Message);
    }

    [Fact]
    public async Task ForecastAsync_CloudDoesNotAnswer_TellsNothing()
    {
        var rig = await ConvergedAsync(Thing("A", ("a", "one")));
        rig.Cloud.Faults.Add(new PlannedFault { Call = "observe", Times = -1 });

        await Assert.ThrowsAsync<ForecastException>(rig.ForecastAsync);
    }

    [Fact]
    public async Task ForecastAsync_NothingChanged_LooksAtEachObjectOnceAndChangesNone()
    {
        const int Count = 3000;
        var rig = await ConvergedAsync([.. Enumerable.Range(0, Count).Select(number => Thing($"A{number}", ("a", "one")))]);
        var (log, saves) = (rig.Cloud.Log.Count, rig.Store.Saves);

        var forecast = await rig.ForecastAsync();

        Assert.True(forecast.ChangesNothing);
        Assert.Equal(Count, forecast.Counts.Keep);
        Assert.Equal(Count, rig.Cloud.Log.Count - log);
        Assert.All(rig.Cloud.Log.Skip(log), call => Assert.StartsWith("observe ", call, StringComparison.Ordinal));
        Assert.Equal(saves, rig.Store.Saves);
    }

    private static async Task<StackForecast> HashWithSecretAsync(Rig rig, string secret)
    {
        rig.Apply(new FakeTemplate([new FakeResource("A", ImmutableDictionary<string, object?>.Empty.Add("a", new TextValue(secret, isSecret: true)))]));
        return await rig.ForecastAsync();
    }

    private static async Task<Rig> ConvergedAsync(params FakeResource[] resources)
    {
        var rig = new Rig();
        rig.Apply(new FakeTemplate(resources));
        await rig.UntilIdleAsync();
        return rig;
    }

    private static FakeResource Thing(string name, params ReadOnlySpan<(string Key, object? Value)> properties)
    {
        var all = ImmutableDictionary<string, object?>.Empty;
        foreach (var (key, value) in properties)
        {
            all = all.Add(key, value);
        }

        return new FakeResource(name, all);
    }

    private static string? Text(TemplateValue? value) => (value as TextValue)?.Text;
}
