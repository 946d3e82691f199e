using System.Globalization;
using System.Numerics;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>str_split</c>: the pieces of a text, or one of them.</summary>
internal sealed class StrSplit(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    public static Expression Create(FunctionCall call) =>
        call.Argument is Literal or MapExpression ? throw call.Incorrect(Example(call)) : new StrSplit(call);

    protected override TemplateValue Apply(TemplateValue argument)
    {
        if (argument is not ListValue { Items: [var delimiter, var source, .. var rest] })
        {
            throw Call.Incorrect(Example(Call));
        }

        if (source is NullValue)
        {
            return source;
        }

        if (delimiter is not TextValue { Text: var separator } || source is not TextValue { Text: var text })
        {
            throw Call.Incorrect(Example(Call));
        }

        if (separator.Length == 0)
        {
            throw Call.Fault("empty separator");
        }

        var pieces = text.Split(separator);
        return rest.IsEmpty ? new ListValue([.. pieces.Select(piece => (TemplateValue)new TextValue(piece))]) : Piece(pieces, rest[0]);
    }

    private TextValue Piece(string[] pieces, TemplateValue at)
    {
        var index = Index(at) ?? throw Call.Fault($"Incorrect index to \"{Call.Name}\" should be: {Example(Call)}");
        var place = index < 0 ? index + pieces.Length : index;
        return place >= 0 && place < pieces.Length
            ? new TextValue(pieces[(int)place])
            : throw Call.Fault($"Incorrect index to \"{Call.Name}\" should be between 0 and {pieces.Length - 1}");
    }

    private static BigInteger? Index(TemplateValue value) => value switch
    {
        IntegerValue integer => integer.Value,
        BooleanValue boolean => boolean.Value ? 1 : 0,
        FloatValue number when double.IsFinite(number.Value) => new BigInteger(number.Value),
        TextValue text when BigInteger.TryParse(text.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static string Example(FunctionCall call) => $"\"{call.Name}\" : [ \",\", \"apples,pears\", <index>]";
}
