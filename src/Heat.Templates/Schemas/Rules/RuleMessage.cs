using System.Text.RegularExpressions;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas;

/// <summary>Fills values into the message of a rule. Secrets are masked.</summary>
internal static partial class RuleMessage
{
    private const string NamesOfSet = "set:";

    /// <summary>The message as a sentence with its full stop.</summary>
    public static string Fill(string message, RuleScope scope, string resource)
    {
        var filled = Replace(message, scope, resource);
        return filled.EndsWith('.') ? filled : $"{filled}.";
    }

    private static string Replace(string message, RuleScope scope, string resource) => Placeholder().Replace(message, match => match.Groups[1].Value switch
    {
        "resource" => resource,
        ['s', 'e', 't', ':', ..] names => HeatText.Quoted(TemplateValue.From(
            names[NamesOfSet.Length..].Split(',').Where(name => RuleScope.IsSet(scope.Find(name))).Select(TemplateValue.From))),
        var name => scope.Find(name) is { } value ? HeatText.Plain(ValueJson.Masked(value)) : "None",
    });

    [GeneratedRegex(@"\{([A-Za-z_/.:,]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
