using System.Text.Json;

namespace Heat.Fuzz.Sources;

/// <summary>The golden cases with something cut, doubled, swapped or put in.</summary>
internal sealed class MutatedCases(IReadOnlyList<FuzzInput> cases) : IInputSource
{
    private static readonly string[] Splinters =
    [
        "{", "}", "[", "]", ": ", "\n", "  ", "- ", "&a ", "*a", "<<: ", "|", ">", "'", "\"", "#", "!!", "? ", "---\n", "\t", "\0", "\u2028", "%", "get_attr", "null", "{}", "9999999999",
    ];

    public string Name => "mutated";

    /// <summary>Reads every case below <paramref name="folder"/>.</summary>
    public static MutatedCases From(string folder) =>
        new([.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Read)]);

    public FuzzInput Next(Random random)
    {
        var chosen = cases[random.Next(cases.Count)];
        var environments = chosen.Environments.Select(text => random.OnceIn(2) ? Mutate(text, random) : text).ToArray();
        return chosen with { Template = Mutate(chosen.Template, random), Environments = environments };
    }

    private string Mutate(string text, Random random)
    {
        for (var count = random.Next(4); count >= 0; count--)
        {
            text = MutateOnce(text, random);
        }

        return text;
    }

    private string MutateOnce(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(40), text.Length - at);
        return random.Next(6) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Insert(at, random.Of(Splinters)),
            3 => at < text.Length ? text.Remove(at, 1).Insert(at, ((char)random.Next(1, 0x250)).ToString()) : text,
            4 => Lines(text, random),
            _ => text.Insert(at, Part(cases[random.Next(cases.Count)].Template, random)),
        };
    }

    private static string Lines(string text, Random random)
    {
        var lines = text.Split('\n');
        random.Shuffle(lines.AsSpan(random.Next(lines.Length)));
        return string.Join('\n', lines);
    }

    private static string Part(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return text.Substring(at, Math.Min(random.Next(60), text.Length - at));
    }

    private static IEnumerable<FuzzInput> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("case", out var input)
            || !input.TryGetProperty("template", out var template))
        {
            yield break;
        }

        yield return new FuzzInput
        {
            Template = template.GetString() ?? "",
            Environments = input.TryGetProperty("environment", out var environment) ? [environment.GetString() ?? ""] : [],
            Files = input.TryGetProperty("files", out var files)
                ? files.EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetString() ?? "")
                : new Dictionary<string, string>(),
        };
    }
}
