using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library;

/// <summary>Truth.</summary>
internal static class BooleanFunctions
{
    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Operator("and", Takes.Lambda("left"), Takes.Lambda("right"), "The left value if it counts as false, else the right one.", And),
        Operator("or", Takes.Lambda("left"), Takes.Lambda("right"), "The left value if it counts as true, else the right one.", Or),
        Prefix("not", Takes.Any("arg"), "Whether a value counts as false.", call => !call[0].IsTrue),
        Function("bool", [Takes.Any("value")], "Whether a value counts as true: all but null, false, zero and what is empty.", call => call[0].IsTrue),
        Function("isBoolean", [Takes.Any("value")], "Whether a value is true or false.", call => call[0] is YaqlBoolean),
    ];

    private static YaqlValue And(CallFrame call)
    {
        var left = call.Lambda(0).Invoke();
        return left.IsTrue ? call.Lambda(1).Invoke() : left;
    }

    private static YaqlValue Or(CallFrame call)
    {
        var left = call.Lambda(0).Invoke();
        return left.IsTrue ? left : call.Lambda(1).Invoke();
    }
}
