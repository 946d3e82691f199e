using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Heat.Cli.Hosting;

namespace Heat.Cli.Tests.Documents;

/// <summary>Commands in the documentation are ones that the program takes.</summary>
public sealed partial class UserGuideTests
{
    private static readonly RootCommand Root = HeatProgram.Root(new Surroundings { In = TextReader.Null, Out = TextWriter.Null, Error = TextWriter.Null, Folder = "/" });

    private static readonly string[] Pages =
    [
        Path.Combine(Repository(), "README.md"),
        .. Directory.EnumerateFiles(Path.Combine(Repository(), "docs"), "*.md", SearchOption.AllDirectories)
            .Where(page => !page.Contains("/reference/", StringComparison.Ordinal)), // made of the program itself
    ];

    public static TheoryData<string> Lines =>
    [
        .. Pages.SelectMany(File.ReadLines)
            .SelectMany(line => line.Split(" && "))
            .Select(line => line.StartsWith("kubectl heat ", StringComparison.Ordinal) ? line["kubectl ".Length..] : line)
            .Where(line => line.StartsWith("heat ", StringComparison.Ordinal))
            .Select(line => line.Split('|', '>')[0].Trim())
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Commands inside sentences, which may leave out their arguments.</summary>
    public static TheoryData<string> Mentions =>
    [
        .. Pages.Select(File.ReadAllText)
            .SelectMany(text => Mention().Matches(text).Select(match => match.Groups["command"].Value))
            .Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void CommandOfTheGuide_IsUnderstood(string line) => Assert.Empty(Root.Parse(line["heat ".Length..]).Errors);

    [Theory]
    [MemberData(nameof(Mentions))]
    public void MentionedCommand_Exists(string command)
    {
        var parsed = Root.Parse(command);
        Assert.NotSame(Root, parsed.CommandResult.Command);
        Assert.Empty(parsed.UnmatchedTokens);
    }

    /// <summary>The Stacks that come with the product are valid.</summary>
    [Fact]
    public async Task SampleStacks_AreValid()
    {
        var samples = Path.Combine(Repository(), "config", "samples");
        var stacks = Directory.GetFiles(samples, "v1alpha1_stack_*.yaml");
        Assert.NotEmpty(stacks);
        foreach (var stack in stacks)
        {
            var result = await CommandLine.RunAsync($"template validate {stack} --complete");
            if (stack.EndsWith("_adopted.yaml", StringComparison.Ordinal))
            {
                Assert.Contains("stands in key 'stack.json' of Secret 'server-export'", result.Error, StringComparison.Ordinal);
                continue;
            }

            Assert.True(result.Code == 0, result.Out + result.Error);
            Assert.DoesNotContain("ConfigMap 'shared'", result.Error + result.Out, StringComparison.Ordinal); // it is a Stack
        }
    }

    private static string Repository([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", ".."));

    [GeneratedRegex("`(?:kubectl )?heat (?<command>[a-z][^`|…\n]*)`")]
    private static partial Regex Mention();
}
