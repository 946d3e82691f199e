using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary>What a kind of <c>str_replace</c> accepts.</summary>
/// <param name="AcceptsContainers">Lists and maps are written as JSON (from 2015-10-15).</param>
/// <param name="NeedsAll">Every placeholder must be found (<c>str_replace_strict</c>).</param>
/// <param name="NeedsValues">No value may be empty (<c>str_replace_vstrict</c>).</param>
internal sealed record ReplaceRules(bool AcceptsContainers, bool NeedsAll = false, bool NeedsValues = false);

/// <summary><c>str_replace</c> and its strict kin. Longer placeholders go first, then in order of the alphabet; what was put in is not searched again.</summary>
internal sealed class StrReplace(FunctionCall call, Expression template, Expression parameters, ReplaceRules rules)
    : Function(call, template, parameters)
{
    public static FunctionFactory With(ReplaceRules rules) => call => Create(call, rules);

    protected override TemplateValue Compute(IResourceValues values)
    {
        var mapping = parameters.Evaluate(values);
        var text = template.Evaluate(values);
        var inputs = new ListValue([text, mapping]);
        if (!inputs.IsKnown)
        {
            return inputs.Derived();
        }

        if (text is not TextValue source)
        {
            throw Call.Fault($"\"{Call.Name}\" template must be a string");
        }

        if (Call.Raw is MapNode raw && raw["params"] is MapNode keys && keys.Entries.FirstOrDefault(key => !key.IsText) is { Key: not null } odd)
        {
            throw Call.Fault($"The placeholder {odd.Key} of \"{Call.Name}\" is not text for YAML; put it in quotes");
        }

        return mapping is MapValue map
            ? new TextValue(Replace(source.Text, map), inputs.ContainsSecret)
            : throw Call.Fault($"\"{Call.Name}\" params must be a map");
    }

    private static StrReplace Create(FunctionCall call, ReplaceRules rules)
    {
        if (call.Map is not { } arguments)
        {
            throw call.Fault($"Arguments to \"{call.Name}\" must be a map");
        }

        if (arguments["template"] is not { } template || arguments["params"] is not { } parameters)
        {
            throw call.Fault(
                $"\"{call.Name}\" syntax should be {call.Name}:\n  template: This is var1 template var2\n  params:\n    var1: a\n    var2: string");
        }

        return parameters is Function or MapExpression or Absent
            ? new StrReplace(call, template, parameters, rules)
            : throw call.Fault($"\"{call.Name}\" parameters must be a mapping");
    }

    private string Replace(string source, MapValue mapping)
    {
        var placeholders = mapping.Keys.OrderByDescending(key => key.Length).ThenBy(key => key, CodePointOrder.Instance).ToImmutableArray();
        var replacement = new Replacement(placeholders, [.. placeholders.Select(key => ValueText(mapping, key))]);
        var result = replacement.Apply(source);
        var missing = rules.NeedsAll ? replacement.NotFound : [];
        return missing.Length == 0
            ? result
            : throw Call.Fault($"The following params were not found in the template: {string.Join(',', missing)}");
    }

    private string ValueText(MapValue mapping, string key)
    {
        if (key.Length == 0)
        {
            throw Call.Fault($"\"{Call.Name}\" has an empty placeholder; give it a name");
        }

        var value = mapping[key]!; // the key comes from the map
        var text = value switch
        {
            NullValue => "",
            ListValue or MapValue when !rules.AcceptsContainers =>
                throw Call.Fault($"\"{Call.Name}\" params must be strings or numbers, param {key} is not valid"),
            ListValue or MapValue => HeatText.Json(value, sortKeys: true),
            _ => HeatText.Plain(value),
        };
        var isEmpty = text.Length == 0 || value is ListValue { Items.Length: 0 } or MapValue { Count: 0 };
        return rules.NeedsValues && isEmpty
            ? throw Call.Fault($"{Call.Name} has an undefined or empty value for param {key}, must be a defined non-empty value")
            : text;
    }

    /// <summary>One run over a text.</summary>
    private sealed class Replacement(ImmutableArray<string> placeholders, ImmutableArray<string> values)
    {
        private readonly bool[] _found = new bool[placeholders.Length];
        private long _characters;

        public ImmutableArray<string> NotFound => [.. placeholders.Where((_, index) => !_found[index])];

        public string Apply(string text) => Apply(text, 0);

        private string Apply(string text, int from)
        {
            for (var index = from; index < placeholders.Length; index++)
            {
                if (text.Contains(placeholders[index], StringComparison.Ordinal))
                {
                    _found[index] = true;
                    var pieces = text.Split(placeholders[index]);
                    _characters += (pieces.Length - 1) * (long)values[index].Length;
                    ValueLimits.CheckCharacters(_characters);
                    return string.Join(values[index], pieces.Select(piece => Apply(piece, index + 1)));
                }
            }

            return text;
        }
    }
}
