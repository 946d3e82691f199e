using Heat.Templates.Expressions;

namespace Heat.Templates.Functions;

/// <summary><c>Fn::Replace</c>: <c>str_replace</c> with its two arguments in a list.</summary>
internal static class CfnReplace
{
    public static Expression Create(FunctionCall call)
    {
        if (call.List is not { Items: [var parameters, var template] })
        {
            throw call.Incorrect($"{{\"{call.Name}\": [ {{\"$var1\": \"foo\", \"%var2%\": \"bar\"}}, \"$var1 is %var2%\"]}}");
        }

        return parameters is Function or MapExpression
            ? new StrReplace(call, template, parameters, new ReplaceRules(AcceptsContainers: false))
            : throw call.Fault($"\"{call.Name}\" parameters must be a mapping");
    }
}
