using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>Fn::Select</c>: an item of a list or a value of a map, which may also be JSON text.</summary>
internal sealed class Select(FunctionCall call, ListExpression arguments) : Function(call, arguments)
{
    public static Expression Create(FunctionCall call) => call.List is { Items.Length: 2 } arguments
        ? new Select(call, arguments)
        : throw call.Fault($"Arguments to \"{call.Name}\" must be of the form [index, collection]");

    protected override TemplateValue Compute(IResourceValues values)
    {
        var index = arguments.Items[0].Evaluate(values);
        var source = arguments.Items[1].Evaluate(values);
        if (!index.IsKnown || source is UnknownValue)
        {
            return new ListValue([index, source]).Derived();
        }

        return Pick(Parse(source), index) switch
        {
            null => new TextValue(""),
            var picked => picked.MarkedLike(index),
        };
    }

    private TemplateValue Parse(TemplateValue source)
    {
        if (source is not TextValue text || text.Text.Length == 0)
        {
            return source is TextValue ? TemplateValue.Null : source;
        }

        try
        {
            return ValueJson.FromJson(JsonNode.Parse(text.Text)).MarkedLike(source);
        }
        catch (JsonException exception)
        {
            throw Call.Fault($"\"{Call.Name}\": no valid JSON: line {exception.LineNumber + 1} column {exception.BytePositionInLine + 1}");
        }
    }

    private TemplateValue? Pick(TemplateValue source, TemplateValue index)
    {
        switch (source)
        {
            case MapValue when index is not TextValue:
                throw Call.Fault($"Index to \"{Call.Name}\" must be a string");
            case MapValue:
                return ValuePath.Step(source, index);
            case ListValue:
                var number = ValuePath.AsIndex(index);
                return number is IntegerValue ? ValuePath.Step(source, number) : throw Call.Fault($"Index to \"{Call.Name}\" must be an integer");
            case NullValue:
                return null;
            default:
                throw Call.Fault($"Arguments to {Call.Name} not fully resolved");
        }
    }
}
