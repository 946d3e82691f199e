using Heat.Templates.Syntax;

namespace Heat.Templates.Environments;

/// <summary>What happens to a parameter that an earlier environment has set already.</summary>
internal enum MergeStrategy
{
    /// <summary>The later value takes its place.</summary>
    Overwrite,

    /// <summary>Lists and text are joined, maps get the later one's keys.</summary>
    Merge,

    /// <summary>As Merge, with maps inside maps.</summary>
    DeepMerge,
}

/// <summary>The strategies that one environment names.</summary>
internal sealed class MergeStrategies(MapNode? section)
{
    /// <summary>The strategy of a parameter; <paramref name="earlier"/> is the one that an earlier environment has used for it.</summary>
    public MergeStrategy For(string parameter, MergeStrategy? earlier)
    {
        if (section is null)
        {
            return earlier ?? MergeStrategy.Overwrite;
        }

        var general = Parse(section["default"]) ?? MergeStrategy.Overwrite;
        return section[parameter] is { } named ? Parse(named) ?? general : earlier ?? general;
    }

    /// <summary>The strategy as environments spell it.</summary>
    public static string Spell(MergeStrategy strategy) => strategy switch
    {
        MergeStrategy.Merge => "merge",
        MergeStrategy.DeepMerge => "deep_merge",
        _ => "overwrite",
    };

    private static MergeStrategy? Parse(Node? node) => node?.Text switch
    {
        "overwrite" => MergeStrategy.Overwrite,
        "merge" => MergeStrategy.Merge,
        "deep_merge" => MergeStrategy.DeepMerge,
        _ => null,
    };
}
