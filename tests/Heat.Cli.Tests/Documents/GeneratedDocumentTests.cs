using Heat.Cli.Documents;
using Heat.Cli.Linting;
using Heat.Templates.Language;

namespace Heat.Cli.Tests.Documents;

public sealed class GeneratedDocumentTests
{
    [Fact]
    public void FunctionDocument_HasEveryFunction()
    {
        var document = FunctionDocument.Compose();
        Assert.All(FunctionCatalogue.All, function => Assert.Contains($"### `{function.Name}`\n", document, StringComparison.Ordinal));
    }

    [Fact]
    public void CommandDocument_HasCommandsAndRulesAndNothingHidden()
    {
        var document = CommandDocument.Compose();
        Assert.Contains("## `heat template render`\n", document, StringComparison.Ordinal);
        Assert.Contains("## `heat simulator run`\n", document, StringComparison.Ordinal);
        Assert.All(Linter.Rules, rule => Assert.Contains($"| `{rule.Id}` | `{rule.Name}` |", document, StringComparison.Ordinal));
        Assert.DoesNotContain("generate", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GenerateDocs_WritesBoth()
    {
        var folder = Directory.CreateTempSubdirectory("heat").FullName;
        var result = await CommandLine.RunAsync($"generate docs --output {folder}");
        Assert.Equal(0, result.Code);
        Assert.Equal(CommandDocument.Compose(), await File.ReadAllTextAsync(Path.Combine(folder, "cli.md")));
        Assert.Equal(FunctionDocument.Compose(), await File.ReadAllTextAsync(Path.Combine(folder, "functions.md")));
        Directory.Delete(folder, recursive: true);
    }
}
