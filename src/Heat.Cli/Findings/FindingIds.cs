namespace Heat.Cli.Findings;

/// <summary>Ids of what goes wrong while a template's files are gathered.</summary>
internal static class FindingIds
{
    /// <summary>A file is named by a URL; nothing is fetched.</summary>
    public const string RemoteFile = "HC0001";

    /// <summary>A file stands outside the folder that files are read from.</summary>
    public const string OutsideFile = "HC0002";

    /// <summary>Two different files have the same name.</summary>
    public const string SameName = "HC0003";

    /// <summary>A file exists and cannot be read.</summary>
    public const string UnreadableFile = "HC0004";
}
