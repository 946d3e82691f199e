using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Heat.OpenStack.Configuration;

/// <summary>A map of a configuration file: keys with underscores, values that are text, lists or further maps.</summary>
/// <remarks>Remembers its place in the file, so that a message can name it.</remarks>
internal sealed class ConfigTree(string place, IReadOnlyDictionary<string, object?> values)
{
    private const int LongestText = 1024 * 1024;

    public string Place => place;

    public IEnumerable<string> Keys => values.Keys;

    /// <summary>Reads YAML or JSON text.</summary>
    /// <param name="file">What messages call the text.</param>
    /// <param name="text">The text.</param>
    public static ConfigTree Parse(string file, string text)
    {
        if (text.Length > LongestText)
        {
            throw new CloudConfigException($"{file} is longer than {LongestText} characters. Give only the clouds that are needed.");
        }

        try
        {
            var parser = new MergingParser(new Parser(new StringReader(text)));
            return new ConfigTree(file, Map(file, new DeserializerBuilder().Build().Deserialize<object?>(parser)));
        }
        catch (YamlException exception)
        {
            // The library's message can quote the file, which holds secrets; its position cannot.
            throw new CloudConfigException(
                $"{file} is not valid YAML near line {exception.Start.Line}, column {exception.Start.Column}. Correct it there.");
        }
    }

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>A part that is a map; empty where the key is absent.</summary>
    public ConfigTree Section(string key) => new($"{place}.{key}", Map($"{place}.{key}", values.GetValueOrDefault(key)));

    /// <summary>A scalar; null where the key is absent or empty.</summary>
    public string? Text(string key) => values.GetValueOrDefault(key) switch
    {
        null or "" => null,
        string text => text,
        _ => throw new CloudConfigException($"{place}.{key} must be one value, not a list or a map."),
    };

    /// <summary>A scalar that says yes or no; null where the key is absent.</summary>
    public bool? Flag(string key) => Text(key)?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => throw new CloudConfigException($"{place}.{key} must be true or false."),
    };

    /// <summary>The list under a key; a single value counts as a list of one.</summary>
    public IReadOnlyList<object?> Items(string key) => values.GetValueOrDefault(key) switch
    {
        null => [],
        IReadOnlyList<object?> list => list,
        var single => [single],
    };

    /// <summary>This map with another one laid over it, maps within maps alike.</summary>
    public ConfigTree Under(ConfigTree over) => new(over.Place, Merge(values, over.Values));

    public ConfigTree At(string newPlace) => new(newPlace, values);

    internal IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>A value as a map.</summary>
    internal static ConfigTree Of(string place, object? value) => new(place, Map(place, value));

    private static Dictionary<string, object?> Merge(IReadOnlyDictionary<string, object?> under, IReadOnlyDictionary<string, object?> over)
    {
        var merged = new Dictionary<string, object?>(under, StringComparer.Ordinal);
        foreach (var (key, value) in over)
        {
            merged[key] = value is IReadOnlyDictionary<string, object?> map && merged.GetValueOrDefault(key) is IReadOnlyDictionary<string, object?> below
                ? Merge(below, map)
                : value;
        }

        return merged;
    }

    private static Dictionary<string, object?> Map(string place, object? value) => value switch
    {
        null or "" => [],
        Dictionary<string, object?> map => map,
        IDictionary<object, object?> raw => Named(place, raw),
        _ => throw new CloudConfigException($"{place} must be a map of keys and values."),
    };

    private static Dictionary<string, object?> Named(string place, IDictionary<object, object?> raw)
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in raw)
        {
            var name = key as string ?? throw new CloudConfigException($"{place} has a key that is not text.");
            named[name] = Plain($"{place}.{name}", value);
        }

        return named;
    }

    private static object? Plain(string place, object? value) => value switch
    {
        IDictionary<object, object?> map => Named(place, map),
        IList<object?> list => list.Select(item => Plain(place, item)).ToList(),
        _ => value,
    };
}
