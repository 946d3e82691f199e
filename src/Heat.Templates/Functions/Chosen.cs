using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary>The value that <c>if</c> has chosen. It stays a function for those who ask what their argument is made of.</summary>
internal sealed class Chosen(FunctionCall call, Expression value) : Function(call, value)
{
    public override bool IsAbsent => value.IsAbsent;

    protected override TemplateValue Compute(IResourceValues values) => value.Evaluate(values);
}
