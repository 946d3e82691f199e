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
