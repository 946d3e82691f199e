using System.CommandLine;
using System.Runtime.CompilerServices;
using Heat.Cli.Hosting;

namespace Heat.Cli.Tests.Documents;

/// <summary>Commands in the documentation are ones that the program takes.</summary>
public sealed class UserGuideTests
{
    private static readonly RootCommand Root = HeatProgram.Root(new Surroundings { In = TextReader.Null, Out = TextWriter.Null, Error = TextWriter.Null, Folder = "/" });

    private static readonly string[] Pages = ["cli.md", "kubectl-heat.md"];

    public static TheoryData<string> Lines =>
    [
        .. Pages.SelectMany(page => File.ReadLines(Path.Combine(Repository(), "docs", "user-guide", page)))
            .Where(line => line.StartsWith("heat ", StringComparison.Ordinal))
            .SelectMany(line => line.Split(" && "))
            .Select(line => line.Split('|', '>')[0].Trim()),
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void CommandOfTheGuide_IsUnderstood(string line) => Assert.Empty(Root.Parse(line["heat ".Length..]).Errors);

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
            Assert.True(result.Code == 0, result.Out + result.Error);
        }
    }

    private static string Repository([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", ".."));
}
