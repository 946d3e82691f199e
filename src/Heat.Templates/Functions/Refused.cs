using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;

namespace Heat.Templates.Functions;

/// <summary>Names that are functions elsewhere and an error here.</summary>
internal static class Refused
{
    /// <summary>A function of old templates that this version has dropped.</summary>
    public static Expression Removed(FunctionCall call) => throw call.Fault(
        $"The template version is invalid: The function {call.Name} is not supported in this version of HOT.",
        DiagnosticIds.FunctionNotInVersion);

    /// <summary>A function that has no place in a condition.</summary>
    public static Expression InCondition(FunctionCall call) =>
        throw call.Fault($"The function \"{call.Name}\" is invalid in this context", DiagnosticIds.FunctionNotInCondition);
}
