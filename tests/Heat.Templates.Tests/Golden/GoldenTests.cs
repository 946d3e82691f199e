using Xunit.Abstractions;

namespace Heat.Templates.Tests.Golden;

/// <summary>Every case gives what Heat gives. Cases that do not pass yet are listed, and must be taken off the list when they pass.</summary>
public sealed class GoldenTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string[]> Pending = GoldenFolder.Pending();

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var (area, name) in GoldenFolder.Cases())
        {
            data.Add(area, name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_GivesWhatHeatGives(string area, string name)
    {
        var differences = GoldenRun.Differences(GoldenFolder.Read(area, name));
        if (Pending.TryGetValue(area, out var names) && names.Contains(name))
        {
            Assert.True(differences.Count > 0, $"{area}/{name} passes now: take it off pending.json.");
        }
        else
        {
            Assert.True(differences.Count == 0, $"{area}/{name}\n{string.Join("\n", differences)}");
        }
    }

    [Fact]
    public void Areas_AreCounted()
    {
        var results = GoldenFolder.Cases()
            .Select(entry => (entry.Area, entry.Name, Differences: GoldenRun.Differences(GoldenFolder.Read(entry.Area, entry.Name))))
            .ToArray();
        var passed = results.Count(result => result.Differences.Count == 0);
        string[] summary =
        [
            .. results.GroupBy(result => result.Area).Select(area => $"{area.Key} {area.Count(result => result.Differences.Count == 0)}/{area.Count()}"),
            $"total {passed}/{results.Length}",
        ];
        output.WriteLine(string.Join('\n', summary));
        if (Environment.GetEnvironmentVariable("GOLDEN_SUMMARY") is { Length: > 0 } path)
        {
            File.WriteAllLines(path, summary);
        }

        Report(results);
        Assert.True(passed > 0);
    }

    [Fact]
    public void BetterMessages_StandInTheDocumentWithTheirReasons()
    {
        var document = File.ReadAllText(GoldenFolder.CompatibilityDocument());
        Assert.All(GoldenFolder.BetterMessages, message =>
            Assert.Contains($"| `{message.Key}` | {message.Value.Reason} |", document, StringComparison.Ordinal));
    }

    private static void Report((string Area, string Name, IReadOnlyList<string> Differences)[] results)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            GoldenFolder.WritePending(results
                .Where(result => result.Differences.Count > 0)
                .GroupBy(result => result.Area)
                .ToDictionary(area => area.Key, area => area.Select(result => result.Name).ToArray()));
        }

        if (Environment.GetEnvironmentVariable("GOLDEN_REPORT") is { Length: > 0 } path)
        {
            File.WriteAllLines(path, results
                .Where(result => result.Differences.Count > 0)
                .Select(result => $"== {result.Area}/{result.Name}\n{string.Join("\n", result.Differences)}"));
        }
    }
}
