using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>Fn::FindInMap</c>: a value of the template's mappings.</summary>
internal sealed class FindInMap(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    public static Expression Create(FunctionCall call) => call.List is { Items.Length: 3 }
        ? new FindInMap(call)
        : throw call.Fault($"Arguments to \"{call.Name}\" must be of the form: [mapping, key, value]");

    protected override TemplateValue Apply(TemplateValue argument)
    {
        TemplateValue current = Call.Scope.Mappings;
        foreach (var key in ((ListValue)argument).Items)
        {
            current = ValuePath.Step(current, key) ?? throw Call.Fault(
                $"The mappings have no \"{HeatText.Plain(ValueJson.Masked(key))}\" in {HeatText.Plain(ValueJson.Masked(argument))}");
        }

        return current;
    }
}
