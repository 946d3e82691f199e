using Heat.Templates.Expressions;
using Heat.Templates.Syntax;

namespace Heat.Templates.Functions;

/// <summary>
/// <c>if</c>: one of two values. Conditions are settled before resources exist, so the choice is made when the template is
/// compiled; the other value may be nonsense.
/// </summary>
internal static class If
{
    /// <summary>Both values are asked for.</summary>
    public static Expression Create(FunctionCall call) =>
        call.Raw is ListNode { Items: [var condition, var yes, var no] }
            ? Choose(call, condition, yes, no)
            : throw call.Fault($"Arguments to \"{call.Name}\" must be of the form: [condition_name, value_if_true, value_if_false]");

    /// <summary>From 2021-04-16: without a second value, nothing is there where the condition does not hold.</summary>
    public static Expression CreateNullable(FunctionCall call) => call.Raw is ListNode { Items: [var condition, var yes] }
        ? Choose(call, condition, yes, null)
        : Create(call);

    private static Expression Choose(FunctionCall call, Node condition, Node yes, Node? no)
    {
        var compiler = new ExpressionCompiler(call.Scope, call.Scope.Dialect.ConditionFunctions);
        var chosen = call.Scope.Conditions.Holds(compiler.Compile(condition, call.Path.Item(0)), call.Fault) ? yes : no;
        return chosen is null ? Absent.Instance : new Chosen(call, call.Compiler.Compile(chosen, call.Path.Item(chosen == yes ? 1 : 2)));
    }
}
