using Heat.Templates.Schemas;

namespace Heat.Cli.Linting;

/// <summary>Says how well something is supported.</summary>
internal static class SupportWords
{
    public static bool IsOnItsWayOut(this SupportStatus support) => support.Status is "DEPRECATED" or "HIDDEN" or "UNSUPPORTED";

    /// <summary>Such as <c>deprecated since 12.0.0</c>.</summary>
    public static string InWords(this SupportStatus support) =>
        $"{support.Status.ToLowerInvariant()}{(support.Since is { } since ? $" since {since}" : "")}";
}
