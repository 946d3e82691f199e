using Heat.Engine.Resources;
using Heat.Resources.Heat;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat;

public sealed class RecordedResourceTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"anything": [1, {"goes": true}]}""")]
    public async Task None_TakesAnyPropertyAndHasAnIdOfItsOwn(string properties)
    {
        var driver = new None();
        var context = Contexts.Of("OS::Heat::None", properties);

        var first = await driver.CreateAsync(context, CancellationToken.None);
        var second = await driver.CreateAsync(context, CancellationToken.None);

        Assert.True(Guid.TryParse(first.Id.Value, out _));
        Assert.NotEqual(first.Id, second.Id);
        Assert.IsType<NullValue>(await driver.ReadAttributeAsync(context.After(first), new(Lifecycle.Ready), "whatever", CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"value": "a"}""", "\"a\"")]
    [InlineData("""{"value": 5, "type": "string"}""", "\"5\"")]
    [InlineData("""{"value": "5.5", "type": "number"}""", "5.5")]
    [InlineData("""{"value": "TRUE", "type": "boolean"}""", "true")]
    [InlineData("""{"value": ["a", 1], "type": "comma_delimited_list"}""", """["a",1]""")]
    [InlineData("""{"value": {"a": {"b": 1}}, "type": "json"}""", """{"a":{"b":1}}""")]
    public async Task Value_GivesItsValueInItsType(string properties, string expected)
    {
        var driver = new Value();
        var context = Contexts.Of("OS::Heat::Value", properties);
        var created = await driver.CreateAsync(context, CancellationToken.None);

        var value = await driver.ReadAttributeAsync(context.After(created), created.Observed!, "value", CancellationToken.None);

        Assert.Equal(expected, value.ToString());
        Assert.Equal("web-r-abcdefghijkl", created.Id.Value);
    }

    [Fact]
    public async Task Value_ChangesInPlace()
    {
        var driver = new Value();
        var before = Contexts.Of("OS::Heat::Value", """{"value": 1}""");
        var created = before.After(await driver.CreateAsync(before, CancellationToken.None));
        var after = created with { Properties = Contexts.Of("OS::Heat::Value", """{"value": 2}""").Properties };

        var change = await driver.UpdateAsync(after, Contexts.Diff(created, after), CancellationToken.None);

        Assert.Equal(Lifecycle.Ready, change.Observed!.Lifecycle);
        Assert.Equal("2", (await driver.ReadAttributeAsync(after.After(change), change.Observed, "value", CancellationToken.None)).ToString());
    }

    [Fact]
    public async Task SecretValue_StaysSecret()
    {
        var driver = new Value();
        var context = Contexts.Of("OS::Heat::Value", """{"value": "seen"}""");
        context = context with { Properties = context.Properties.With("value", new TextValue("hush", isSecret: true)) };

        Assert.True((await driver.ReadAttributeAsync(context, new(Lifecycle.Ready), "value", CancellationToken.None)).IsSecret);
    }

    [Fact]
    public async Task DeletedResource_IsGoneAtOnceAndOnlyIt()
    {
        var driver = new None();
        var context = Contexts.Of("OS::Heat::None");
        var first = context.After(await driver.CreateAsync(context, CancellationToken.None));
        var second = context.After(await driver.CreateAsync(context, CancellationToken.None));

        await driver.DeleteAsync(first, CancellationToken.None);
        await driver.DeleteAsync(first, CancellationToken.None);

        Assert.Equal(Lifecycle.Absent, (await driver.ObserveAsync(first, CancellationToken.None)).Lifecycle);
        Assert.Equal(Lifecycle.Ready, (await driver.ObserveAsync(second, CancellationToken.None)).Lifecycle);
    }
}
