namespace Heat.Cli.Hosting;

/// <summary>The name under which the user called the program.</summary>
internal static class ProgramName
{
    public const string Default = "heat";

    /// <summary>kubectl finds its plug-ins by the name of the file: <c>kubectl-heat</c> is called as <c>kubectl heat</c>.</summary>
    /// <param name="executable">Path of the running program.</param>
    public static string Of(string? executable) =>
        Path.GetFileNameWithoutExtension(executable) == "kubectl-heat" ? "kubectl heat" : Default;
}
