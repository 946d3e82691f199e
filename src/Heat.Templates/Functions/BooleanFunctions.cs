using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>not</c>: the opposite of a condition.</summary>
internal sealed class Not(FunctionCall call) : Function(call, call.Argument)
{
    public static Expression Create(FunctionCall call) =>
        call.Argument is Literal { Value: NullValue } ? throw call.Fault($"Argument to \"{call.Name}\" must be a condition") : new Not(call);

    protected override TemplateValue Compute(IResourceValues values) =>
        TemplateValue.From(!Call.Scope.Conditions.Holds(Call.Argument, Call.Fault));
}

/// <summary><c>and</c> and <c>or</c>: conditions are asked in order, until the answer is known.</summary>
internal sealed class BooleanChain(FunctionCall call, ImmutableArray<Expression> conditions, bool endsWith) : Function(call, call.Argument)
{
    public static Expression CreateAnd(FunctionCall call) => Create(call, false);

    public static Expression CreateOr(FunctionCall call) => Create(call, true);

    protected override TemplateValue Compute(IResourceValues values) =>
        TemplateValue.From(conditions.Any(condition => Call.Scope.Conditions.Holds(condition, Call.Fault) == endsWith) == endsWith);

    private static BooleanChain Create(FunctionCall call, bool endsWith)
    {
        var arguments = call.Argument switch
        {
            ListExpression list => list.Items,
            Literal { Value: NullValue } => [],
            _ => throw call.Fault($"Arguments to \"{call.Name}\" must be a list of conditions"),
        };
        return arguments.Length >= 2
            ? new BooleanChain(call, arguments, endsWith)
            : throw call.Fault($"The minimum number of condition arguments to \"{call.Name}\" is 2.");
    }
}
