using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;

namespace Heat.Templates.Language.Outline;

/// <summary>A resource as it is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path.</param>
/// <param name="Position">Where its name stands.</param>
/// <param name="Body">All that is said of it.</param>
public sealed record OutlineResource(string Name, string Path, SourcePosition Position, OutlineNode Body)
{
    /// <summary>Its type as written, before an environment maps it; null where none is.</summary>
    public required OutlineEntry? Type { get; init; }

    /// <summary>Its properties; null where it has none.</summary>
    public required OutlineEntry? Properties { get; init; }

    /// <summary>The names that it must wait for.</summary>
    public required ImmutableArray<OutlineNode> DependsOn { get; init; }

    /// <summary>The path of <see cref="DependsOn"/>.</summary>
    public required string DependsOnPath { get; init; }

    /// <summary>The condition that it stands under; null where it has none.</summary>
    public required OutlineNode? Condition { get; init; }

    /// <summary>The path of its properties.</summary>
    public string PropertiesPath => $"{Path}.{Properties?.Key}";

    internal static OutlineResource Read(OutlineEntry entry, string path, ResourceKeys keys) => new(entry.Key, path, entry.Position, entry.Value)
    {
        Type = entry.Value.Find(keys.Type),
        Properties = entry.Value.Find(keys.Properties),
        DependsOn = Names(entry.Value[keys.DependsOn]),
        DependsOnPath = $"{path}.{keys.DependsOn}",
        Condition = keys.Condition is { } key ? entry.Value[key] : null,
    };

    private static ImmutableArray<OutlineNode> Names(OutlineNode? node) => node switch
    {
        { IsList: true } => node.Items,
        { Text: not null } => [node],
        _ => [],
    };
}
