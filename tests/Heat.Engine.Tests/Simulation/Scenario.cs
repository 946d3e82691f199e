using System.Collections.Concurrent;
using System.Collections.Immutable;
using YamlDotNet.Serialization;

namespace Heat.Engine.Tests.Simulation;

/// <summary>A scenario: steps as they stand in a file under <c>Scenarios/</c>, whose README explains them.</summary>
internal sealed class Scenario(string name, ImmutableArray<ImmutableDictionary<string, object?>> steps, bool crashes)
{
    private static readonly ConcurrentDictionary<string, Scenario> Read = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public ImmutableArray<ImmutableDictionary<string, object?>> Steps { get; } = steps;

    /// <summary>The end is the same wherever the engine is stopped. False only where losing an id is what the scenario is about.</summary>
    public bool Crashes { get; } = crashes;

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Scenarios");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml").Select(Path.GetFileNameWithoutExtension).Order()!; // a file has a name

    /// <summary>Where the engine is stopped whenever the scenario runs, counted in its dealings with the outside.</summary>
    public int[] Stops { get; private init; } = [];

    /// <summary>A file; read once, since nothing changes a scenario.</summary>
    public static Scenario Load(string name) => Read.GetOrAdd(name, static name => Parse(name, File.ReadAllText(Path.Combine(Folder, name + ".yaml"))));

    public static Scenario Parse(string name, string text)
    {
        var document = Node.Map(Node.Read(text));
        var unknown = document.Keys.Except(["about", "steps", "crashes", "stops"]).ToList();
        return unknown.Count > 0
            ? throw new FormatException($"Scenario {name}: unknown keys {string.Join(", ", unknown)}.")
            : new Scenario(name, [.. Node.List(document["steps"]).Select(Node.Map)], !Node.Is(document.GetValueOrDefault("crashes"), "false"))
            {
                Stops = [.. Node.List(document.GetValueOrDefault("stops")).Select(Node.Number)],
            };
    }
}

/// <summary>Reads what the YAML reader gives.</summary>
internal static class Node
{
    private static readonly ThreadLocal<IDeserializer> Reader = new(() => new DeserializerBuilder().Build());
    private static readonly ThreadLocal<ISerializer> Writer = new(() => new SerializerBuilder().Build());

    /// <summary>Reads YAML.</summary>
    public static object? Read(string text) => Reader.Value!.Deserialize<object?>(text); // made with the first use

    /// <summary>Writes YAML.</summary>
    public static string Write(object? node) => Writer.Value!.Serialize(node); // made with the first use

    public static ImmutableDictionary<string, object?> Map(object? node) => node is null
        ? ImmutableDictionary<string, object?>.Empty
        : ((Dictionary<object, object?>)node).ToImmutableDictionary(entry => (string)entry.Key, entry => entry.Value);

    public static IReadOnlyList<object?> List(object? node) => node switch
    {
        null => [],
        List<object?> list => list,
        _ => [node],
    };

    public static IEnumerable<string> Texts(object? node) => List(node).Select(item => (string)item!); // lists in scenarios hold texts

    public static string Text(object? node) => (string)node!; // a missing text is a mistake of the scenario

    public static int Number(object? node) => int.Parse(Text(node), System.Globalization.CultureInfo.InvariantCulture);

    public static bool Is(object? node, string text) => node is string given && given == text;

    /// <summary>A time such as 500ms, 2s, 10m, 3h.</summary>
    public static TimeSpan Time(object? node)
    {
        var text = Text(node);
        var digits = text.TakeWhile(char.IsDigit).Count();
        var number = double.Parse(text[..digits], System.Globalization.CultureInfo.InvariantCulture);
        return text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            var unit => throw new FormatException($"'{unit}' is no unit of time."),
        };
    }
}
