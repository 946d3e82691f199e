namespace Heat.Templates.Yaql.Values;

/// <summary>Weight and depth of containers. Both are bounded where containers are made, so that every walk through a value ends soon.</summary>
internal static class Containment
{
    private const int MaxWeight = 1_000_000;
    private const int MaxDepth = 150;

    /// <summary>Weight and depth of a container of these values.</summary>
    /// <exception cref="YaqlFault">There is too much in it.</exception>
    public static (int Weight, int Depth) Of(IEnumerable<YaqlValue> values)
    {
        var (weight, depth) = (1, 0);
        foreach (var value in values)
        {
            weight += value.Weight;
            depth = Math.Max(depth, value.Depth);
            if (weight > MaxWeight)
            {
                throw YaqlFault.Plain("Expression consumed too much memory");
            }
        }

        return depth < MaxDepth ? (weight, depth + 1) : throw new YaqlFault($"Lists and maps stand more than {MaxDepth} deep in one another");
    }
}
