using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

/// <summary>What a stack inside tells the one in which it stands.</summary>
public sealed class NestedOutputTests
{
    private const string Tier = """
        heat_template_version: 2021-04-16
        resources:
          slow: { type: OS::Heat::TestResource, properties: { value: word, wait_secs: 60 } }
        outputs:
          word: { value: [ at last, { get_attr: [ slow, output ] } ] }
        """;

    [Fact]
    public async Task OutputOfWhichAPartIsNotKnownYet_IsUnknown_AndLaterTold()
    {
        using var tree = new GroupTree { Files = ImmutableDictionary<string, string>.Empty.Add("tier.yaml", Tier) };
        tree.Want("resources:\n  tier: { type: tier.yaml }\noutputs:\n  word: { value: { get_attr: [ tier, word ] } }");
        await tree.RoundAsync();

        var told = Assert.IsType<UnknownValue>(tree.Child("tier").Seen().Outputs["word"]);
        Assert.Equal("word", told.Attribute);

        await tree.SettleAsync();
        Assert.Equal("""["at last","word"]""", tree.Output("word").ToString());
    }
}
