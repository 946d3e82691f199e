namespace Heat.Templates.Values;

/// <summary>Values as messages show them, in Heat's spelling: secrets are masked.</summary>
internal static class MessageText
{
    /// <summary>As text inside a sentence: text bare, everything else as <see cref="Repr"/>.</summary>
    public static string Str(TemplateValue value) => value is TextValue { IsSecret: false } text ? text.Text : Repr(value);

    /// <summary>As a literal: text in quotes, <c>True</c>, <c>None</c>, <c>['a', 1]</c>.</summary>
    public static string Repr(TemplateValue value) =>
        value.IsSecret ? ValueJson.Mask : HeatText.Quoted(value.ContainsSecret ? ValueJson.Masked(value) : value);

    /// <summary>As JSON with a blank after commas and colons and with non-ASCII escaped.</summary>
    public static string Json(TemplateValue value) => HeatText.Json(value.ContainsSecret ? ValueJson.Masked(value) : value, sortKeys: false);
}
