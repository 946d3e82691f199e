using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>get_file</c>: the text of a file that came with the template.</summary>
internal sealed class GetFile(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    public static Expression Create(FunctionCall call) => new GetFile(call);

    protected override TemplateValue Apply(TemplateValue argument)
    {
        if (argument is not TextValue name)
        {
            throw Call.Fault($"Argument to \"{Call.Name}\" must be a string");
        }

        return Call.Scope.Files.TryGetValue(name.Text, out var text)
            ? new TextValue(text)
            : throw Call.Fault(
                $"No content found in the \"files\" section for {Call.Name} path: {name.Text}{Suggestion.For(name.Text, Call.Scope.Files.Keys)}",
                DiagnosticIds.MissingFile);
    }
}
