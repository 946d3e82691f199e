using System.Collections.Immutable;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary>Puts one row of values into a copy of a template. One placeholder goes after the other, so a value may bring the next placeholder.</summary>
internal sealed class RepeatReplacement(FunctionCall call, ImmutableArray<string> placeholders, ImmutableArray<TemplateValue> row)
{
    public TemplateValue Apply(TemplateValue template) => template switch
    {
        TextValue text => Replace(text),
        ListValue list => new ListValue([.. list.Items.Select(Apply)], list.IsSecret),
        MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(Key(entry.Key), Apply(entry.Value))), map.IsSecret),
        _ => template,
    };

    private string Key(string key) => Replace(new TextValue(key)) is TextValue text
        ? text.Text
        : throw call.Fault($"A key in the template of \"{call.Name}\" depends on a resource; a key must be known from the start");

    private TemplateValue Replace(TextValue template)
    {
        var text = template.Text;
        var secret = template.IsSecret;
        for (var index = 0; index < placeholders.Length; index++)
        {
            var value = row[index];
            var found = text.Contains(placeholders[index], StringComparison.Ordinal);
            if (!value.IsKnown)
            {
                if (found)
                {
                    return value.Derived();
                }

                continue;
            }

            if (value is not TextValue replacement)
            {
                throw call.Fault($"The value {HeatText.Quoted(ValueJson.Masked(value))} of \"{placeholders[index]}\" cannot be put into text: it is a {value.Kind}");
            }

            text = placeholders[index].Length > 0 ? text.Replace(placeholders[index], replacement.Text, StringComparison.Ordinal) : text;
            secret |= found && replacement.IsSecret;
        }

        return new TextValue(text, secret);
    }
}
