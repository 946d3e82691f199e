using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>One level of a registry: the mappings and actions that stand there, and the levels of resources below it.</summary>
internal sealed class RegistryLevel
{
    private readonly OrderedDictionary<string, TemplateValue> _items = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, RegistryLevel> _levels = new(StringComparer.Ordinal);

    /// <summary>Mappings by pattern, and the keys <c>hooks</c> and <c>restricted_actions</c>.</summary>
    public IEnumerable<KeyValuePair<string, TemplateValue>> Items => _items;

    /// <summary>Levels by the name of the resource, or by a pattern of names.</summary>
    public IEnumerable<KeyValuePair<string, RegistryLevel>> Levels => _levels;

    public TemplateValue? this[string key] => _items.GetValueOrDefault(key);

    public RegistryLevel? Find(string name) => _levels.GetValueOrDefault(name);

    /// <summary>Sets an item; null takes it away.</summary>
    public void Set(string key, TemplateValue? value)
    {
        if (value is null)
        {
            _items.Remove(key);
        }
        else
        {
            _items[key] = value;
        }
    }

    /// <summary>The level of a name, made where there is none.</summary>
    public RegistryLevel At(string name) => _levels.TryGetValue(name, out var level) ? level : _levels[name] = new RegistryLevel();

    /// <summary>The level as an environment writes it.</summary>
    public MapValue ToValue() =>
        new([.. _levels.Select(level => KeyValuePair.Create(level.Key, (TemplateValue)level.Value.ToValue())), .. _items]);
}
