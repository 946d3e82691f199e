using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>Puts the values of inputs into a structured config, wherever it says <c>{get_input: name}</c>.</summary>
/// <param name="key">The key that marks the name of an input.</param>
/// <param name="inputs">The values.</param>
/// <param name="isStrict">An input that is not there is a mistake; otherwise it is null.</param>
internal sealed class InputReferences(string key, MapValue inputs, bool isStrict)
{
    /// <summary>The config with the values in it.</summary>
    /// <exception cref="OpenStack.Errors.OpenStackException">An input is not there, and that is a mistake.</exception>
    public TemplateValue Resolve(TemplateValue config) => config switch
    {
        MapValue { Count: 1 } map when map[key] is TextValue name => ValueOf(name.Text),
        MapValue map => Marked(map, new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Resolve(entry.Value))))),
        ListValue list => Marked(list, new ListValue([.. list.Items.Select(Resolve)])),
        _ => config,
    };

    private static TemplateValue Marked(TemplateValue given, TemplateValue resolved) => given.IsSecret ? resolved.AsSecret() : resolved;

    private TemplateValue ValueOf(string name)
    {
        if (inputs[name] is { } value)
        {
            return value;
        }

        return isStrict
            ? throw Refusal.Of("orchestration", $"Property input_values: the config asks for the input '{name}', which has no value. Give it, or set input_values_validate to LAX.")
            : TemplateValue.Null;
    }
}
