using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>contains</c>: a value is in a list, or a text in a text.</summary>
internal sealed class Contains(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    public static Expression Create(FunctionCall call) => call.List is { Items.Length: 2 }
        ? new Contains(call)
        : throw call.Fault($"Arguments to \"{call.Name}\" must be of the form: [value1, [value1, value2]]");

    protected override TemplateValue Apply(TemplateValue argument) => argument switch
    {
        ListValue { Items: [var value, ListValue list] } => TemplateValue.From(list.Items.Any(value.SameAs)),
        ListValue { Items: [TextValue part, TextValue text] } => TemplateValue.From(text.Text.Contains(part.Text, StringComparison.Ordinal)),
        _ => throw Call.Fault($"Second argument to \"{Call.Name}\" should be a sequence."),
    };
}
