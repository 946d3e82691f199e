using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>map_merge</c>: one map of several; the last value of a key counts, null counts as an empty map.</summary>
internal sealed class MapMerge(FunctionCall call) : Function(call, call.Argument)
{
    public static Expression Create(FunctionCall call) => new MapMerge(call);

    protected override TemplateValue Compute(IResourceValues values)
    {
        var argument = Call.Argument.Evaluate(values);
        var maps = argument switch
        {
            UnknownValue => null,
            ListValue list => list,
            TextValue { Text.Length: > 0 } text => new ListValue([text]),
            _ => throw Call.Incorrect($"\"{Call.Name}\" : [ {{ \"key1\": \"val1\" }}, {{ \"key2\": \"val2\" }} ]"),
        };
        if (maps is null || maps.Items.Any(item => item is UnknownValue))
        {
            return argument.Derived();
        }

        return new MapValue(maps.MarkedItems().SelectMany(Entries));
    }

    private IEnumerable<KeyValuePair<string, TemplateValue>> Entries(TemplateValue item) => item switch
    {
        NullValue => [],
        MapValue map => map.MarkedEntries(),
        _ => throw Call.Fault(
            $"Incorrect arguments: Items to merge must be maps. {HeatText.Quoted(ValueJson.Masked(item))} is a {item.Kind} instead of a map"),
    };
}
