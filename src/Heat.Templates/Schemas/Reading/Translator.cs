using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Reading;

/// <summary>Applies a type's Replace, Add and Delete rules to one level of properties.</summary>
internal readonly struct Translator(Findings findings, MapValue raw, Place level)
{
    /// <summary>The value of one property of this level.</summary>
    public TakenValue Take(string name)
    {
        if (level.Rules is not { } rules)
        {
            return AsGiven(name);
        }

        var (applied, isFormerName) = rules.Of(name);
        if (isFormerName)
        {
            return TakenValue.Dropped;
        }

        foreach (var rule in applied)
        {
            var taken = rule.Kind switch
            {
                TranslationKind.Replace => Replace(rule, name),
                TranslationKind.Add => Append(rule, name),
                _ => TakenValue.Absent,
            };
            if (taken.Outcome != Taken.Absent)
            {
                return taken;
            }
        }

        return AsGiven(name);
    }

    private TakenValue AsGiven(string name) => raw[name] is { } value ? TakenValue.Given(value) : TakenValue.Absent;

    private TakenValue Replace(TranslationRule rule, string name)
    {
        var former = rule.FormerName;
        if (Inside(raw[former], rule.InnerPath) is not { } value)
        {
            return TakenValue.Absent;
        }

        if (raw[name] is null or NullValue)
        {
            return TakenValue.Given(value);
        }

        var formerNames = string.Join('.', [.. rule.Path.SkipLast(1), former, .. rule.InnerPath]);
        findings.Add(
            PropertyDiagnosticIds.GivenTwice,
            level.Field(name, false),
            $"Cannot define the following properties at the same time: {string.Join('.', rule.Path)}, {formerNames}",
            $"'{former}' is the former name: keep '{name}'.");
        return TakenValue.Refused;
    }

    private TakenValue Append(TranslationRule rule, string name)
    {
        if (rule.OnlyWhenSet is not { } source || raw[source] is not { } addition || addition is NullValue)
        {
            return TakenValue.Absent;
        }

        if (raw[name] is ListValue { Items.IsEmpty: false })
        {
            findings.Add(
                PropertyDiagnosticIds.GivenTwice,
                level.Field(name, false).Item(0),
                $"Incorrect translation rule using - cannot resolve Add rule for non-list translation value \"{string.Join('.', rule.Path)}.0\"",
                $"Properties '{name}' and '{source}' cannot be given together: keep '{name}'.",
                level.Field(source, false));
            return TakenValue.Refused;
        }

        return TakenValue.Given(new ListValue([.. rule.Values.Select(value => Fill(value, $"<{source}>", addition))]));
    }

    /// <summary>The value at the end of a path into nested maps; null where there is none.</summary>
    private static TemplateValue? Inside(TemplateValue? value, ImmutableArray<string> path)
    {
        foreach (var step in path)
        {
            value = value switch
            {
                MapValue map => map[step],
                UnknownValue => value,
                _ => null,
            };
        }

        return value is NullValue ? null : value;
    }

    private static TemplateValue Fill(TemplateValue pattern, string placeholder, TemplateValue value) => pattern switch
    {
        TextValue text when text.Text == placeholder => value,
        MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Fill(entry.Value, placeholder, value)))),
        _ => pattern,
    };
}
