using System.Collections.Immutable;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary>Puts one row of values into a copy of a template. One placeholder goes after the other, so a value may bring the next placeholder.</summary>
internal sealed class RepeatReplacement(
    FunctionCall call, ImmutableArray<string> placeholders, ImmutableArray<TemplateValue> row, RepeatReplacement.Amount amount)
{
    public TemplateValue Apply(TemplateValue template) => template switch
    {
        TextValue text => Replace(text),
        ListValue list => new ListValue([.. list.Items.Select(Apply)], list.IsSecret),
        MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(Key(entry.Key), Apply(entry.Value))), map.IsSecret),
        _ => amount.Take(template),
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

            text = found ? Put(text, placeholders[index], replacement.Text) : text;
            secret |= found && replacement.IsSecret;
        }

        return amount.Take(new TextValue(text, secret));
    }

    private static string Put(string text, string placeholder, string replacement)
    {
        if (placeholder.Length == 0)
        {
            return text;
        }

        ValueLimits.CheckCharacters(text.Length + ((long)text.AsSpan().Count(placeholder) * replacement.Length));
        return text.Replace(placeholder, replacement, StringComparison.Ordinal);
    }

    /// <summary>What all rows of one repetition have written together.</summary>
    public sealed class Amount
    {
        private long _values;
        private long _characters;

        /// <summary>Counts a value.</summary>
        public TemplateValue Take(TemplateValue value)
        {
            ValueLimits.CheckItems(++_values);
            if (value is TextValue text)
            {
                _characters += text.Text.Length;
                ValueLimits.CheckCharacters(_characters);
            }

            return value;
        }
    }
}
