namespace Heat.Engine.Tests.Simulation;

/// <summary>Choices by a list of numbers: each takes the next one, and 0, the plainest, where the list has ended.</summary>
internal sealed class Choices(IReadOnlyList<int> numbers)
{
    private int _next;

    /// <summary>One of so many.</summary>
    public int Of(int count) => _next < numbers.Count ? Math.Abs(numbers[_next++] % count) : 0;

    /// <summary>One of these.</summary>
    public T Of<T>(IReadOnlyList<T> values) => values[Of(values.Count)];

    /// <summary>True once in so many times.</summary>
    public bool OnceIn(int count) => Of(count) == 1;
}
