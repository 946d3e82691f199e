namespace Heat.Templates.Schemas.Constraints.Custom;

/// <summary>DNS names by RFC 1123. Empty text is fine: it means that no name is wanted.</summary>
internal static class DnsNames
{
    private const int LongestName = 255;
    private const int LongestLabel = 63;

    /// <summary>A name, absolute or relative.</summary>
    public static CustomVerdict CheckName(string text) =>
        Fault(text) is { } reason ? CustomVerdict.Refused($"'{text}' not in valid format. Reason: {reason}") : CustomVerdict.Valid;

    /// <summary>A name below some domain: without the dot at the end.</summary>
    public static CustomVerdict CheckRelativeName(string text)
    {
        if (text.EndsWith('.'))
        {
            return CustomVerdict.Refused($"'{text}' is a FQDN. It should be a relative domain name.");
        }

        // The shortest domain that can follow is a dot, a letter and a dot.
        return text.Length > LongestName - 3
            ? CustomVerdict.Refused(
                $"'{text}' contains '{text.Length}' characters. Adding a domain name will cause it to exceed the maximum length of a FQDN of '{LongestName}'.")
            : CheckName(text);
    }

    /// <summary>A domain: with the dot at the end.</summary>
    public static CustomVerdict CheckDomain(string text)
    {
        var verdict = CheckName(text);
        return verdict.IsValid && text.Length > 0 && !text.EndsWith('.')
            ? CustomVerdict.Refused($"'{text}' must end with '.'.")
            : verdict;
    }

    private static string? Fault(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var trimmed = text.EndsWith('.') ? text[..^1] : text;
        if (trimmed.Length > LongestName)
        {
            return $"'{trimmed}' exceeds the {LongestName} character FQDN limit";
        }

        var labels = trimmed.Split('.');
        var fault = labels.Select(LabelFault).FirstOrDefault(reason => reason is not null);
        return fault ?? (labels.Length > 1 && labels[^1].All(char.IsAsciiDigit) ? $"TLD '{labels[^1]}' must not be all numeric." : null);
    }

    private static string? LabelFault(string label)
    {
        if (label.Length == 0)
        {
            return "Encountered an empty component.";
        }

        if (label.StartsWith('-') || label.EndsWith('-'))
        {
            return $"Name '{label}' must not start or end with a hyphen.";
        }

        return label.Length > LongestLabel || !label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
            ? $"Name '{label}' must be 1-{LongestLabel} characters long, each of which can only be alphanumeric or a hyphen."
            : null;
    }
}
