using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>get_param</c>: a parameter, or what a path of keys and indexes finds in it. A path that leads nowhere gives empty text.</summary>
internal sealed class GetParam(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    public static Expression Create(FunctionCall call) => new GetParam(call);

    protected override TemplateValue Apply(TemplateValue argument)
    {
        if (!argument.IsTrue())
        {
            throw Call.Fault($"Function \"{Call.Name}\" must have arguments");
        }

        return argument switch
        {
            TextValue name => Parameter(name),
            ListValue list => Follow(Parameter(list.Items[0]), list.Items.AsSpan()[1..]),
            _ => throw Call.Fault($"Argument to \"{Call.Name}\" must be string or list"),
        };
    }

    private TemplateValue Parameter(TemplateValue name)
    {
        if (name is not TextValue text)
        {
            throw Call.Fault($"Parameter name in \"{Call.Name}\" must be string");
        }

        return Call.Scope.Parameters.Find(text.Text) ?? throw Call.Fault(
            $"The Parameter ({text.Text}) was not provided.{Suggestion.AfterSentence(text.Text, Call.Scope.Parameters.Names)}",
            DiagnosticIds.UnknownParameter);
    }

    private static TemplateValue Follow(TemplateValue value, ReadOnlySpan<TemplateValue> path)
    {
        var current = value;
        foreach (var key in path)
        {
            var next = ValuePath.Step(current, current is MapValue ? key : ValuePath.AsIndex(key));
            if (next is null)
            {
                return new TextValue("", value.IsSecret);
            }

            current = next;
        }

        return current;
    }
}
