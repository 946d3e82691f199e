using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>Fn::Base64</c> and <c>Fn::Split</c>.</summary>
internal static class CfnText
{
    /// <summary>Heat hands user data to Nova, which encodes it; so the text passes unchanged.</summary>
    public static Expression Base64(FunctionCall call) => new PassText(call);

    /// <summary>The pieces of a text.</summary>
    public static Expression Split(FunctionCall call) => call.List is { Items.Length: 2 }
        ? new SplitText(call)
        : throw call.Incorrect($"\"{call.Name}\" : [ \",\", \"str1,str2\"]]");

    private sealed class PassText(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
    {
        protected override TemplateValue Apply(TemplateValue argument) =>
            argument is TextValue ? argument : throw Call.Fault($"\"{Call.Name}\" argument must be a string");
    }

    private sealed class SplitText(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
    {
        protected override TemplateValue Apply(TemplateValue argument)
        {
            if (argument is not ListValue { Items: [var delimiter, var source] } || delimiter is not TextValue { Text: { Length: > 0 } separator })
            {
                throw Call.Fault($"Delimiter for {Call.Name} must be string");
            }

            return source is TextValue text
                ? new ListValue([.. text.Text.Split(separator).Select(piece => (TemplateValue)new TextValue(piece))])
                : throw Call.Fault($"String to split must be string; got a {source.Kind}");
        }
    }
}
