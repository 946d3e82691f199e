using System.Globalization;
using Heat.Fuzz;
using Heat.Fuzz.Sources;

// Usage: Heat.Fuzz --golden DIR [--count N] [--first N] [--seed N] [--kinds a,b] [--faults FILE] [--show N] [--patience SECONDS]
string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
long Number(string name, long otherwise) => Option(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;

var mutated = MutatedCases.From(Option("--golden") ?? throw new ArgumentException("--golden names the folder with the golden cases."));

// In shares: what is heavy to read takes a hundred times as long as the others.
IInputSource[] sources =
[
    .. Enumerable.Repeat<IInputSource>(new RandomTemplates(), 120), .. Enumerable.Repeat<IInputSource>(new YaqlExpressions(), 120),
    .. Enumerable.Repeat<IInputSource>(mutated, 100), .. Enumerable.Repeat<IInputSource>(new RandomBytes(), 50), new HeavyDocuments(),
];
if (Option("--kinds")?.Split(',') is { } kinds)
{
    sources = [.. sources.Where(source => kinds.Contains(source.Name))];
}

await using var faults = Option("--faults") is { } path ? new StreamWriter(path) : Console.Error;
var campaign = new Campaign(sources, (int)Number("--seed", 1), TimeSpan.FromSeconds(Number("--patience", 30)), faults);
if (Option("--show") is not null)
{
    var shown = campaign.InputOf(Number("--show", 0));
    Console.WriteLine(shown.Template);
    Console.WriteLine(string.Join('\n', Judge.Findings(shown)));
    return 0;
}

try
{
    campaign.Run(Number("--first", 0), Number("--count", 10_000), Console.Out);
}
catch (TimeoutException hang)
{
    await Console.Error.WriteLineAsync(hang.Message);
    return 3;
}

Console.WriteLine(campaign.Summary());
return campaign.Faults == 0 ? 0 : 1;
