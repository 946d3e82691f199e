namespace Heat.Fuzz;

/// <summary>Ways to draw.</summary>
internal static class RandomExtensions
{
    /// <summary>One of <paramref name="choices"/>.</summary>
    public static T Of<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>True once in <paramref name="times"/>.</summary>
    public static bool OnceIn(this Random random, int times) => random.Next(times) == 0;

    /// <summary>Up to <paramref name="most"/> texts, joined.</summary>
    public static string Several(this Random random, int most, string separator, Func<string> next) =>
        string.Join(separator, Enumerable.Range(0, random.Next(most + 1)).Select(_ => next()));
}
