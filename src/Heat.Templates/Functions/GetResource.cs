using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>get_resource</c>: the id by which others know a resource.</summary>
internal sealed class GetResource(FunctionCall call, string resource) : Function(call)
{
    public override bool IsConstant => false;

    public static Expression Create(FunctionCall call)
    {
        var resource = ResourceNames.Constant(call, call.Argument);
        call.Compiler.Note(new Reference(resource, null, call));
        return new GetResource(call, resource);
    }

    protected override TemplateValue Compute(IResourceValues values) => values.ReferenceId(resource);
}
