using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>get_resource</c>: the id by which others know a resource.</summary>
internal sealed class GetResource(FunctionCall call, Reference reference) : Function(call)
{
    public override bool IsConstant => false;

    public static Expression Create(FunctionCall call)
    {
        var resource = ResourceNames.Constant(call, call.Argument);
        var reference = new Reference(resource, null, call);
        call.Compiler.Note(reference);
        return new GetResource(call, reference);
    }

    protected override TemplateValue Compute(IResourceValues values) =>
        reference.Missing is { } message ? throw Call.Fault(message, DiagnosticIds.UnknownResource) : values.ReferenceId(reference.Resource);
}
