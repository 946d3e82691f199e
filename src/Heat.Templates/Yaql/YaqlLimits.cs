namespace Heat.Templates.Yaql;

/// <summary>What one evaluation may use.</summary>
/// <param name="Items">The most items of a collection that a function walks through; Heat's <c>limit_iterators</c>.</param>
/// <param name="Bytes">The most memory of one value, in bytes as Heat counts them; Heat's <c>memory_quota</c>.</param>
/// <param name="Work">The most work in all: about one unit per value that is touched and 20 per call.</param>
/// <param name="Depth">The deepest nesting of calls and iterators.</param>
internal sealed record YaqlLimits(int Items = 200, int Bytes = 10_000, int Work = 10_000_000, int Depth = 500)
{
    /// <summary>Heat's defaults.</summary>
    public static readonly YaqlLimits Default = new();
}
