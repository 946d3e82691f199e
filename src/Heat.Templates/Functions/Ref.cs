using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;

namespace Heat.Templates.Functions;

/// <summary><c>Ref</c>: a parameter, or the id of a resource.</summary>
internal static class Ref
{
    public static Expression Create(FunctionCall call) =>
        call.Raw.Text is { } name && call.Scope.Parameters.Find(name) is { } value ? new Chosen(call, new Literal(value)) : GetResource.Create(call);

    /// <summary>In conditions only parameters can be meant.</summary>
    public static Expression CreateForParameter(FunctionCall call) => call.Raw.Text is { } name && call.Scope.Parameters.Find(name) is null
        ? throw call.Fault(
            $"The specified reference \"{name}\" (in unknown) is incorrect.{Suggestion.AfterSentence(name, call.Scope.Parameters.Names)}",
            DiagnosticIds.UnknownParameter)
        : GetParam.Create(call);
}
