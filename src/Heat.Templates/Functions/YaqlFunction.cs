using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;
using Heat.Templates.Yaql;

namespace Heat.Templates.Functions;

/// <summary><c>yaql</c>: the value of an expression over data. The expression sees the data as <c>$.data</c>.</summary>
internal sealed class YaqlFunction(FunctionCall call, Expression expression, Expression data) : Function(call, expression, data)
{
    private const string ExpressionKey = "expression";
    private const string DataKey = "data";

    private YaqlProgram? _program;

    public static Expression Create(FunctionCall call)
    {
        if (call.Map is not { } arguments)
        {
            throw call.Fault($"Arguments to \"{call.Name}\" must be a map");
        }

        if (arguments[ExpressionKey] is not { } expression || arguments.Entries.Any(entry => entry.Key is not (ExpressionKey or DataKey)))
        {
            throw call.Fault($"\"{call.Name}\" syntax should be {call.Name}:\n  expression: $.data.var1.sum()\n  data:\n    var1: [3, 2, 1]");
        }

        var function = new YaqlFunction(call, expression, arguments[DataKey] ?? new Literal(MapValue.Empty));
        if (expression is not Function)
        {
            _ = function.Program(expression.Evaluate(UnknownResources.Instance));
        }

        return function;
    }

    protected override TemplateValue Compute(IResourceValues values)
    {
        var (text, input) = (expression.Evaluate(values), data.Evaluate(values));
        if (!text.IsKnown || !input.IsKnown)
        {
            return new ListValue([text, input]).Derived();
        }

        try
        {
            return Program(text).Evaluate(input).MarkedLike(text).MarkedLike(input);
        }
        catch (YaqlFault fault)
        {
            throw Call.Fault(text.ContainsSecret ? "The expression cannot be evaluated" : input.ContainsSecret ? fault.WithoutValues : fault.Message);
        }
    }

    /// <summary>The expression, read. The last one is kept: the text seldom changes.</summary>
    private YaqlProgram Program(TemplateValue value)
    {
        if (value is not TextValue text)
        {
            throw Call.Fault($"The \"{ExpressionKey}\" argument to {Call.Name} must contain a string");
        }

        if (_program is { } known && known.Text == text.Text)
        {
            return known;
        }

        try
        {
            return _program = YaqlProgram.Parse(text.Text);
        }
        catch (YaqlFault fault)
        {
            throw Call.Fault(text.IsSecret ? "Bad expression" : $"Bad expression {fault.Message}");
        }
    }
}
