using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary>Names of resources in arguments. They decide the order of work, so they must be known before any resource exists.</summary>
internal static class ResourceNames
{
    /// <summary>The name that an argument spells.</summary>
    /// <exception cref="TemplateFault">It depends on another resource.</exception>
    public static string Constant(FunctionCall call, Expression argument) =>
        argument.IsConstant
            ? HeatText.Plain(argument.Evaluate(UnknownResources.Instance))
            : throw call.Fault(
                $"The resource name in \"{call.Name}\" depends on another resource; write it as text or take it from a parameter",
                DiagnosticIds.DynamicReference);
}
