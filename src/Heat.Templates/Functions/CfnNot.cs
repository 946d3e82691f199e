using Heat.Templates.Expressions;
using Heat.Templates.Syntax;

namespace Heat.Templates.Functions;

/// <summary><c>Fn::Not</c>: the opposite of a condition, which stands in a list.</summary>
internal static class CfnNot
{
    public static Expression Create(FunctionCall call) => call.Raw is ListNode { Items: [var condition] }
        ? Not.Create(call with { Raw = condition })
        : throw call.Fault($"Arguments to \"{call.Name}\" must be of the form: [condition]");
}
