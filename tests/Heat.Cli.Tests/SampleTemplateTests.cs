using System.Runtime.CompilerServices;

namespace Heat.Cli.Tests;

/// <summary>
/// The templates of <c>config/samples/templates</c> are valid, and render to what stands in <c>testassets/samples</c>.
/// <c>UPDATE_GOLDEN=1</c> writes these files.
/// </summary>
public sealed class SampleTemplateTests
{
    private static readonly string Samples = Path.Combine(Here(), "..", "..", "config", "samples", "templates");

    private static readonly string Rendered = Path.Combine(Here(), "testassets", "samples");

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Samples).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sample_HasNoMistake(string name)
    {
        var result = await CommandLine.RunAsync($"template validate template.yaml {Environments(name)}", Path.Combine(Samples, name));
        Assert.True(result.Code == 0, result.Out + result.Error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sample_RendersToWhatIsExpected(string name)
    {
        var result = await CommandLine.RunAsync($"template render template.yaml {Environments(name)}", Path.Combine(Samples, name));
        var path = Path.Combine(Rendered, name + ".yaml");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Rendered);
            await File.WriteAllTextAsync(path, result.Out);
        }

        Assert.Equal(File.Exists(path) ? await File.ReadAllTextAsync(path) : "", result.Out);
        Assert.DoesNotContain("not-a-secret", result.Out, StringComparison.Ordinal);
    }

    /// <summary>As the samples' README gives them.</summary>
    private static string Environments(string name) =>
        name == "roles-by-environment" ? "-e base.yaml -e high-availability.yaml -e environment.yaml" : "-e environment.yaml";

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
