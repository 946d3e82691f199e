using System.Collections.Immutable;
using Heat.Templates.Diagnostics;

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

    /// <summary>All of them, with meaning and remedy.</summary>
    public static ImmutableArray<DiagnosticDescription> All { get; } =
    [
        new(RemoteFile, "A file is named by a URL; nothing is fetched.", "Download it and name the file."),
        new(OutsideFile, "A file stands outside the folder of the template.", "Move it there, or allow it with --allow-outside."),
        new(SameName, "Two different files have the same name.", "Give one of them another name."),
        new(UnreadableFile, "A file exists and cannot be read.", "See the message."),
    ];
}
