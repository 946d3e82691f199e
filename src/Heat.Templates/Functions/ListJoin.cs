using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>list_join</c>: one text of the items of lists. From 2015-10-15 of several lists, with lists and maps in them as JSON.</summary>
internal sealed class ListJoin(FunctionCall call, ListExpression arguments, bool multiple) : Function(call, arguments)
{
    private const int ShownCharacters = 200;

    /// <summary>One list of text.</summary>
    public static Expression CreateForOne(FunctionCall call) =>
        call.List is { Items.Length: 2 } arguments
            ? new ListJoin(call, arguments, false)
            : throw call.Incorrect($"\"{call.Name}\" : [ \" \", [ \"str1\", \"str2\"]]");

    /// <summary>Any number of lists.</summary>
    public static Expression CreateForMany(FunctionCall call) =>
        call.List is { Items.Length: >= 2 } arguments
            ? new ListJoin(call, arguments, true)
            : throw call.Incorrect($"\"{call.Name}\" : [ \" \", [ \"str1\", \"str2\"] ...]");

    protected override TemplateValue Compute(IResourceValues values)
    {
        var delimiter = arguments.Items[0].Evaluate(values);
        var lists = arguments.Items.Skip(1).Where(item => !item.IsAbsent).Select(item => item.Evaluate(values)).ToArray();
        var inputs = new ListValue([delimiter, .. lists]);
        return inputs.IsKnown
            ? new TextValue(Join(delimiter, lists), inputs.ContainsSecret)
            : inputs.Derived();
    }

    private string Join(TemplateValue delimiter, TemplateValue[] lists)
    {
        var pieces = new List<string>();
        foreach (var list in lists)
        {
            if (multiple ? list.IsTrue() : list is not NullValue)
            {
                pieces.AddRange((list as ListValue ?? throw Call.Fault($"\"{Call.Name}\" must operate on a list")).Items.Select(Text));
            }
        }

        if (delimiter is not TextValue text)
        {
            throw Call.Fault($"\"{Call.Name}\" delimiter must be a string");
        }

        ValueLimits.CheckCharacters(pieces.Sum(piece => (long)piece.Length + text.Text.Length));
        return string.Join(text.Text, pieces);
    }

    private string Text(TemplateValue item) => item switch
    {
        NullValue => "",
        TextValue text => text.Text,
        ListValue or MapValue when multiple => HeatText.Json(item, sortKeys: true),
        _ => throw Call.Fault($"Items to join must be {(multiple ? "string, map or list" : "strings")} not {Shown(item)}"),
    };

    private static string Shown(TemplateValue item)
    {
        var text = item.ContainsSecret ? ValueJson.Mask : HeatText.Quoted(item);
        return text.Length > ShownCharacters ? text[..ShownCharacters] : text;
    }
}
