using System.Collections.Immutable;
using Heat.Cli.Input;
using Heat.Cli.Linting;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Findings;

/// <summary>Texts of the input that are secrets, or look like some; they are covered where a line of the input is shown.</summary>
internal sealed class SecretTexts
{
    private readonly ImmutableArray<string> _texts;

    private SecretTexts(IEnumerable<string> texts) => _texts = [.. texts.Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)];

    /// <summary>Defaults and values of hidden parameters, and whatever stands under a name that sounds like a secret.</summary>
    public static SecretTexts Of(TemplateInput input)
    {
        var hidden = (TemplateOutline.Read(input.Request.Template)?.Parameters ?? [])
            .Where(parameter => parameter.IsHidden)
            .Select(parameter => parameter.Name)
            .ToHashSet(StringComparer.Ordinal);
        return new SecretTexts(
            from source in input.Request.Environments.Prepend(input.Request.Template)
            from place in DocumentOutline.Read(source).Root?.Walk("") ?? []
            from entry in place.Node.Entries
            where hidden.Contains(entry.Key) || SecretNames.IsLikely(entry.Key)
            from text in Texts(entry.Value)
            select text);
    }

    /// <summary>The line with stars in the place of secrets; columns stay where they are.</summary>
    public string Cover(string line) => _texts.Aggregate(line, (covered, text) => covered.Replace(text, new string('*', text.Length), StringComparison.Ordinal));

    /// <summary>The value itself, or the default of a declaration.</summary>
    private static IEnumerable<string> Texts(OutlineNode value)
    {
        string?[] texts = [value.Text, value["default"]?.Text, value["Default"]?.Text];
        return texts.Where(text => text is { Length: > 0 }).SelectMany(text => text!.Split('\n')).Where(line => line.Trim().Length > 0); // null was left out
    }
}
