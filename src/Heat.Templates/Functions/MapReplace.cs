using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>map_replace</c>: a map with some keys and values replaced.</summary>
internal sealed class MapReplace(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    private const string Keys = "keys";
    private const string Values = "values";

    public static Expression Create(FunctionCall call) => new MapReplace(call);

    protected override TemplateValue Apply(TemplateValue argument)
    {
        if (argument is not ListValue { Items: [var source, var replacements] })
        {
            throw Call.Incorrect(Example);
        }

        var rules = Map(replacements);
        if (rules.Keys.Any(key => key is not (Keys or Values)))
        {
            throw Call.Incorrect(Example);
        }

        return Replace(Map(source), Map(rules[Keys] ?? TemplateValue.Null), Map(rules[Values] ?? TemplateValue.Null));
    }

    private string Example =>
        $"\"{Call.Name}\" : [ {{ \"key1\": \"val1\" }}, {{\"keys\": {{\"key1\": \"key2\"}}, \"values\": {{\"val1\": \"val2\"}}}}]";

    private MapValue Map(TemplateValue value) => value switch
    {
        NullValue => MapValue.Empty,
        MapValue map => map,
        _ => throw Call.Fault($"Incorrect arguments: to \"{Call.Name}\", arguments must be a list of maps. Example:  {Example}"),
    };

    private MapValue Replace(MapValue source, MapValue keys, MapValue values)
    {
        var result = new OrderedDictionary<string, TemplateValue>(StringComparer.Ordinal);
        foreach (var (key, value) in source)
        {
            var name = keys[key] is { } replaced and not NullValue ? HeatText.Plain(replaced) : key;
            if (name != key && source.ContainsKey(name))
            {
                throw Call.Fault($"key replacement {name} collides with a key in the input map");
            }

            if (!result.TryAdd(name, Value(value, values)))
            {
                throw Call.Fault($"key replacement {name} collides with a key in the output map");
            }
        }

        return new MapValue(result);
    }

    private static TemplateValue Value(TemplateValue value, MapValue values)
    {
        foreach (var (old, replacement) in values)
        {
            if (value is not (ListValue or MapValue) && Written(old, value))
            {
                return replacement is NullValue ? value : replacement;
            }
        }

        return value;
    }

    // Keys are always text here; a number or truth value in the template is the key's JSON text.
    private static bool Written(string key, TemplateValue value) => value switch
    {
        TextValue text => text.Text == key,
        BooleanValue boolean => key == (boolean.Value ? "true" : "false") || key == (boolean.Value ? "1" : "0"),
        IntegerValue integer => key == HeatText.Number(integer.Value) || (integer.Value.IsOne && key == "true") || (integer.Value.IsZero && key == "false"),
        FloatValue number => key == HeatText.Number(number.Value) || (double.IsInteger(number.Value) && key == HeatText.Number((System.Numerics.BigInteger)number.Value)),
        NullValue => key == "null",
        _ => false,
    };
}
