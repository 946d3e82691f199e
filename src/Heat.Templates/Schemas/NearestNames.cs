namespace Heat.Templates.Schemas;

/// <summary>Finds the names that someone who mistyped may have meant.</summary>
public static class NearestNames
{
    /// <summary>A question such as <c>Did you mean 'flavor'?</c>, or null where nothing is near.</summary>
    public static string? DidYouMean(string name, IEnumerable<string> candidates)
    {
        var near = Nearest(name, candidates);
        return near.Length == 0 ? null : $"Did you mean {string.Join(" or ", near.Select(candidate => $"'{candidate}'"))}?";
    }

    /// <summary>The candidates that are nearest, where they are near at all; those that differ in case only once.</summary>
    private static string[] Nearest(string name, IEnumerable<string> candidates)
    {
        var near = candidates.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(candidate => (Candidate: candidate, Edits: Distance(name, candidate)))
            .Where(entry => entry.Edits <= NearEnough(name))
            .ToArray();
        var least = near.Select(entry => entry.Edits).DefaultIfEmpty().Min();
        return [.. near.Where(entry => entry.Edits == least).Select(entry => entry.Candidate).Order(StringComparer.Ordinal).Take(3)];
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

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours between two names, whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[3][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new int[right.Length + 1];
        }

        for (var column = 0; column <= right.Length; column++)
        {
            rows[0][column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            var (current, previous, earlier) = (rows[row % 3], rows[(row + 2) % 3], rows[(row + 1) % 3]);
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var edits = Math.Min(previous[column], current[column - 1]) + 1;
                edits = Math.Min(edits, previous[column - 1] + (Same(left[row - 1], right[column - 1]) ? 0 : 1));
                var isSwap = row > 1 && column > 1 && Same(left[row - 1], right[column - 2]) && Same(left[row - 2], right[column - 1]);
                current[column] = isSwap ? Math.Min(edits, earlier[column - 2] + 1) : edits;
            }
        }

        return rows[left.Length % 3][right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
