using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Values;

namespace Heat.Templates.Language.Outline;

/// <summary>A parameter as it is declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path.</param>
/// <param name="Position">Where its name stands.</param>
/// <param name="Body">All that is said of it.</param>
public sealed record OutlineParameter(string Name, string Path, SourcePosition Position, OutlineNode Body)
{
    private static readonly string[] FlatConstraints = ["AllowedValues", "AllowedPattern", "MaxLength", "MinLength", "MaxValue", "MinValue"];

    /// <summary>Its type as written; empty where none is.</summary>
    public required string Type { get; init; }

    /// <summary>Free text about it; empty where there is none.</summary>
    public required string Description { get; init; }

    /// <summary>Its default; null where it has none.</summary>
    public required OutlineEntry? Default { get; init; }

    /// <summary>Its value is declared a secret.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>Some limit is declared.</summary>
    public bool HasConstraints => Body["constraints"] is { Items.IsEmpty: false } || FlatConstraints.Any(key => Body[key] is not null);

    /// <summary>HOT: whatever counts as true. CloudFormation: the word true.</summary>
    private static bool Hides(TemplateValue hidden, ParameterKeys keys) => keys.HasConstraintList
        ? hidden.IsTrue()
        : string.Equals(HeatText.Plain(hidden), "true", StringComparison.OrdinalIgnoreCase);

    internal static OutlineParameter Read(OutlineEntry entry, string path, ParameterKeys keys) => new(entry.Key, path, entry.Position, entry.Value)
    {
        Type = entry.Value[keys.Type]?.Text ?? "",
        Description = entry.Value[keys.Description]?.Text ?? "",
        Default = entry.Value.Find(keys.Default),
        IsHidden = entry.Value[keys.Hidden]?.Value is { } hidden && Hides(hidden, keys),
    };
}
