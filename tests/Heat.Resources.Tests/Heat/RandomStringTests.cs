using Heat.Engine.Resources;
using Heat.Resources.Heat;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat;

public sealed class RandomStringTests
{
    private const string Type = "OS::Heat::RandomString";

    [Theory]
    [InlineData("{}", 32, "^[a-zA-Z0-9]+$")]
    [InlineData("""{"length": 8}""", 8, "^[a-zA-Z0-9]+$")]
    [InlineData("""{"length": 512, "character_classes": [{"class": "hexdigits"}]}""", 512, "^[0-9A-F]+$")]
    [InlineData("""{"character_classes": [{"class": "octdigits"}]}""", 32, "^[0-7]+$")]
    [InlineData("""{"character_classes": [{"class": "lowercase"}, {"class": "digits"}]}""", 32, "^(?=.*[a-z])(?=.*[0-9])[a-z0-9]+$")]
    [InlineData("""{"length": 6, "character_classes": [{"class": "uppercase", "min": 6}]}""", 6, "^[A-Z]{6}$")]
    [InlineData("""{"character_classes": [], "character_sequences": [{"sequence": "-_", "min": 2}]}""", 32, "^[-_]+$")]
    [InlineData("""{"length": 3, "character_classes": [{"class": "digits", "min": 1}], "character_sequences": [{"sequence": "!", "min": 2}]}""", 3, "^(?=(?:[^!]*!){2})[!0-9]+$")]
    [InlineData("""{"sequence": "digits", "length": 4}""", 4, "^[0-9]{4}$")]
    public async Task Text_HasTheLengthAndTheCharactersAskedFor(string properties, int length, string pattern)
    {
        var created = await new RandomString().CreateAsync(Contexts.Of(Type, properties), CancellationToken.None);

        var text = created.Data!["value"];
        Assert.Equal(length, text.Length);
        Assert.Matches(pattern, text);
    }

    [Fact]
    public async Task LeastNumbers_AreKeptByEveryDraw()
    {
        var draws = 0;
        var driver = new RandomString(below => draws++ % below);
        var properties = """{"length": 5, "character_classes": [{"class": "digits", "min": 2}, {"class": "lowercase", "min": 3}]}""";

        for (var round = 0; round < 50; round++)
        {
            var text = (await driver.CreateAsync(Contexts.Of(Type, properties), CancellationToken.None)).Data!["value"];
            Assert.Equal(2, text.Count(char.IsDigit));
            Assert.Equal(3, text.Count(char.IsAsciiLetterLower));
        }
    }

    [Fact]
    public async Task Texts_Differ()
    {
        var driver = new RandomString();
        var first = await driver.CreateAsync(Contexts.Of(Type), CancellationToken.None);
        var second = await driver.CreateAsync(Contexts.Of(Type), CancellationToken.None);

        Assert.NotEqual(first.Data!["value"], second.Data!["value"]);
    }

    [Fact]
    public async Task ReferenceAndValue_AreTheSecretText()
    {
        var driver = new RandomString();
        var context = Contexts.Of(Type);
        var resource = context.After(await driver.CreateAsync(context, CancellationToken.None));
        var observation = await driver.ObserveAsync(resource, CancellationToken.None);

        var value = await driver.ReadAttributeAsync(resource, observation, "value", CancellationToken.None);

        Assert.Equal("web-r-abcdefghijkl", resource.RequiredId);
        Assert.Equal(new TextValue(resource.Data["value"]), value);
        Assert.Equal(value, driver.ReferenceId(resource));
        Assert.True(value.IsSecret);
        Assert.True(driver.ReferenceId(resource).IsSecret);
        Assert.IsType<NullValue>(await driver.ReadAttributeAsync(resource, observation, "show", CancellationToken.None));
    }

    [Fact]
    public async Task LostText_CountsAsGone()
    {
        var driver = new RandomString();
        var context = Contexts.Of(Type);
        var resource = context.After(await driver.CreateAsync(context, CancellationToken.None));

        Assert.Equal(Lifecycle.Ready, (await driver.ObserveAsync(resource, CancellationToken.None)).Lifecycle);
        Assert.Equal(Lifecycle.Absent, (await driver.ObserveAsync(resource with { Data = resource.Data.Clear() }, CancellationToken.None)).Lifecycle);
    }

    [Theory]
    [InlineData("""{"length": 3, "character_classes": [{"class": "digits", "min": 2}, {"class": "lowercase", "min": 2}]}""", "Length property cannot be smaller than combined character class and character sequence minimums.")]
    [InlineData("""{"character_classes": []}""", "Property 'character_classes' or 'character_sequences' must name at least one character.")]
    [InlineData("""{"character_sequences": [{"sequence": ""}]}""", "Property 'character_classes' or 'character_sequences' must name at least one character.")]
    [InlineData("""{"length": 4, "character_classes": [{"class": "digits", "min": 2}, {"class": "lowercase", "min": 2}]}""", null)]
    [InlineData("{}", null)]
    public void Validate_FindsWhatCannotBeMade(string properties, string? mistake) =>
        Assert.Equal(mistake, new RandomString().Validate(Contexts.Of(Type, properties).Properties).SingleOrDefault());

    [Fact]
    public void Validate_AcceptsUnknownValues() =>
        Assert.Empty(new RandomString().Validate(PropertyTree.Empty.With("length", new UnknownValue("other", "size"))));
}
