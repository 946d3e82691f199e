using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Heat.Cli.Tests;

/// <summary>The templates of the language's own cases go through the commands without a fault, whatever is wrong with them: each through one of them, in turn.</summary>
public sealed class CorpusTests
{
    private static readonly string[] Commands = ["validate -", "lint - -o json", "graph - --outputs", "render - -o json"];
    private static readonly string Corpus = Path.Combine(Here(), "..", "Heat.Templates.Tests", "testassets", "golden");

    public static TheoryData<string> Areas => [.. Directory.EnumerateDirectories(Corpus).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task TemplateOfTheCorpus_CausesNoFault(string area)
    {
        foreach (var (index, file) in Directory.EnumerateFiles(Path.Combine(Corpus, area), "*.json").Order(StringComparer.Ordinal).Index())
        {
            var template = JsonElement.Parse(await File.ReadAllTextAsync(file)).GetProperty("case").GetProperty("template").GetString()!;
            var command = Commands[index % Commands.Length];
            var result = await CommandLine.RunAsync($"template {command}", input: template);
            Assert.True(result.Code is 0 or 1, $"{file}: {command}: {result.Error}");
        }
    }

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
