using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>resource_facade</c>: inside a provider template, what the resource that uses the template says of itself.</summary>
internal sealed class ResourceFacade(FunctionCall call, string part) : Function(call)
{
    private static readonly string[] HotParts = ["metadata", "deletion_policy", "update_policy"];
    private static readonly string[] CfnParts = ["Metadata", "DeletionPolicy", "UpdatePolicy"];

    public static Expression Create(FunctionCall call) => Create(call, HotParts);

    /// <summary>The CloudFormation spelling.</summary>
    public static Expression CreateCfn(FunctionCall call) => Create(call, CfnParts);

    protected override TemplateValue Compute(IResourceValues values)
    {
        var facade = Call.Scope.Facade ?? throw Call.Fault(
            $"\"{Call.Name}\" has a meaning only in a template that is used as a resource type",
            DiagnosticIds.NoFacade);
        return part switch
        {
            "metadata" or "Metadata" => facade.Metadata,
            "deletion_policy" or "DeletionPolicy" => new TextValue(facade.DeletionPolicy.ToString()),
            _ => facade.UpdatePolicy,
        };
    }

    private static ResourceFacade Create(FunctionCall call, string[] parts)
    {
        var name = call.Argument.IsConstant ? call.Argument.Evaluate(UnknownResources.Instance) : TemplateValue.Null;
        return name is TextValue text && parts.Contains(text.Text)
            ? new ResourceFacade(call, text.Text)
            : throw call.Fault($"Incorrect arguments to \"{call.Name}\" should be one of: {string.Join(", ", parts)}");
    }
}
