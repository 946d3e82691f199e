namespace Heat.Cli.Output;

/// <summary>How many there are, in words.</summary>
internal static class Amount
{
    /// <summary>Such as <c>1 output</c>, <c>2 outputs</c>.</summary>
    public static string Of(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
