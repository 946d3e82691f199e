namespace Heat.Engine.Groups;

/// <summary>How many members a group may have.</summary>
/// <param name="Min">At least so many.</param>
/// <param name="Max">At most so many.</param>
public sealed record SizeBounds(int Min, int Max)
{
    /// <summary>The nearest size that is allowed.</summary>
    public int Clamp(double size) => (int)Math.Truncate(Math.Max(Min, Math.Min(Max, size)));
}
