using System.Runtime.CompilerServices;

namespace Heat.Cli.Tests;

/// <summary>
/// Each folder of <c>testassets/cases</c> is a case: <c>command.txt</c> holds what is typed, the other files are what the user has
/// there (<c>stdin.txt</c> is standard input), <c>expected.txt</c> what comes of it. <c>UPDATE_GOLDEN=1</c> writes that file.
/// </summary>
public sealed class CaseTests
{
    public static readonly string Cases = Path.Combine(Here(), "testassets", "cases");

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Cases).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Command_DoesWhatIsExpected(string name)
    {
        var folder = Path.Combine(Cases, name);
        var input = Path.Combine(folder, "stdin.txt");
        var line = (await File.ReadAllTextAsync(Path.Combine(folder, "command.txt"))).Trim();
        var result = await CommandLine.RunAsync(line, folder, File.Exists(input) ? await File.ReadAllTextAsync(input) : "");

        var actual = $"exit code {result.Code}\n--- output\n{result.Out}--- error\n{result.Error}".Replace(folder, "FOLDER", StringComparison.Ordinal);
        var expected = Path.Combine(folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(expected, actual);
        }

        Assert.Equal(File.Exists(expected) ? await File.ReadAllTextAsync(expected) : "", actual);
    }

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
