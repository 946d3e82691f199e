namespace Heat.Templates.Schemas;

/// <summary>Finds the names that someone who mistyped may have meant.</summary>
public static class NearestNames
{
    /// <summary>A question such as <c>Did you mean 'flavor'?</c>, or null where nothing is near.</summary>
    public static string? DidYouMean(string name, IEnumerable<string> candidates)
    {
        var near = Of(name, candidates, 3, NearEnough(name));
        return near.Count == 0 ? null : $"Did you mean {string.Join(" or ", near.Select(candidate => $"'{candidate}'"))}?";
    }

    /// <summary>At most <paramref name="count"/> candidates, the nearest first.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What exists.</param>
    /// <param name="count">How many to name.</param>
    /// <param name="farthest">Edits beyond which a candidate is not named.</param>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> candidates, int count, int farthest = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(name);
        return
        [
            .. candidates.Distinct(StringComparer.Ordinal)
                .Select(candidate => (Candidate: candidate, Edits: Distance(name, candidate)))
                .Where(entry => entry.Edits <= farthest)
                .OrderBy(entry => entry.Edits)
                .ThenBy(entry => entry.Candidate, StringComparer.Ordinal)
                .Take(count)
                .Select(entry => entry.Candidate),
        ];
    }

    private static int NearEnough(string name) => Math.Max(1, name.Length / 3);

    /// <summary>Insertions, deletions and substitutions between two names, whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 1]);
                var edited = Math.Min(previous[column], current[column - 1]) + 1;
                current[column] = Math.Min(edited, previous[column - 1] + (same ? 0 : 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
