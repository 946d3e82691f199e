using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>filter</c>: a list without certain values.</summary>
internal sealed class Filter(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    public static Expression Create(FunctionCall call)
    {
        if (call.List is not { } arguments)
        {
            throw call.Fault($"Argument to \"{call.Name}\" must be a list");
        }

        return arguments.Items.Length == 2
            ? new Filter(call)
            : throw call.Fault($"\"{call.Name}\" expected 2 arguments of the form [values, sequence] but got {arguments.Items.Length} arguments instead");
    }

    protected override TemplateValue Apply(TemplateValue argument)
    {
        if (argument is not ListValue { Items: [var values, var sequence] })
        {
            throw Call.Fault($"\"{Call.Name}\" expected 2 arguments of the form [values, sequence]");
        }

        if (!sequence.IsTrue())
        {
            return sequence;
        }

        if (sequence is not ListValue list)
        {
            throw Call.Fault($"\"{Call.Name}\" only works with lists");
        }

        return values switch
        {
            NullValue => list,
            ListValue removed => new ListValue([.. list.Items.Where(item => !removed.Items.Any(item.SameAs))]),
            _ => throw Call.Fault($"\"{Call.Name}\" only works with lists"),
        };
    }
}
