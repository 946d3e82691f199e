using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>equals</c>: two values are the same.</summary>
internal sealed class EqualsFunction(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    public static Expression Create(FunctionCall call) => call.List is { Items.Length: 2 }
        ? new EqualsFunction(call)
        : throw call.Fault($"Arguments to \"{call.Name}\" must be of the form: [value_1, value_2]");

    protected override TemplateValue Apply(TemplateValue argument) =>
        TemplateValue.From(argument is ListValue { Items: [var one, var other] } && one.SameAs(other));
}
