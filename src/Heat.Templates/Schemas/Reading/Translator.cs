using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Reading;

/// <summary>What became of one property's value when rewriting was applied.</summary>
internal enum Taken
{
    /// <summary>The user gave none.</summary>
    Absent,

    /// <summary>The user gave one, under this name or a former one.</summary>
    Given,

    /// <summary>The name is a former one: its value is read under the present one.</summary>
    Dropped,

    /// <summary>Two names for the same thing are given; reported.</summary>
    Refused,
}

/// <summary>A value after rewriting.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Value">The value; null unless given.</param>
internal readonly record struct TakenValue(Taken Outcome, TemplateValue Value)
{
    public static readonly TakenValue Absent = new(Taken.Absent, TemplateValue.Null);
    public static readonly TakenValue Dropped = new(Taken.Dropped, TemplateValue.Null);
    public static readonly TakenValue Refused = new(Taken.Refused, TemplateValue.Null);

    public static TakenValue Given(TemplateValue value) => new(Taken.Given, value);
}

/// <summary>Applies a type's Replace, Add and Delete rules to one level of properties.</summary>
internal readonly ref struct Translator(ResourceTypeSchema type, Findings findings, MapValue raw, Place level)
{
    /// <summary>The value of one property of this level.</summary>
    public TakenValue Take(string name, Place here)
    {
        if (type.IsFormerName(here.Names))
        {
            return TakenValue.Dropped;
        }

        foreach (var rule in type.TranslationsOf(here.Names))
        {
            var taken = rule.Kind switch
            {
                TranslationKind.Replace => Replace(rule, name, here),
                TranslationKind.Add => Append(rule, name, here),
                _ => TakenValue.Absent,
            };
            if (taken.Outcome != Taken.Absent)
            {
                return taken;
            }
        }

        return raw[name] is { } value ? TakenValue.Given(value) : TakenValue.Absent;
    }

    private TakenValue Replace(TranslationRule rule, string name, Place here)
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
            here.Path,
            $"Cannot define the following properties at the same time: {here.Names}, {formerNames}",
            $"'{former}' is the former name: keep '{name}'.");
        return TakenValue.Refused;
    }

    private TakenValue Append(TranslationRule rule, string name, Place here)
    {
        if (rule.OnlyWhenSet is not { } source || raw[source] is not { } addition || addition is NullValue)
        {
            return TakenValue.Absent;
        }

        if (raw[name] is ListValue { Items.IsEmpty: false })
        {
            findings.Add(
                PropertyDiagnosticIds.GivenTwice,
                $"{here.Path}[0]",
                $"Incorrect translation rule using - cannot resolve Add rule for non-list translation value \"{here.Names}.0\"",
                $"Properties '{name}' and '{source}' cannot be given together: keep '{name}'.",
                $"{level.Path}.{source}");
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
