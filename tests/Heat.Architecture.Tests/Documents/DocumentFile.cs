using System.Text;
using System.Text.RegularExpressions;
using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests.Documents;

/// <summary>A Markdown file of this repository: what it links to, and what can be linked to in it.</summary>
/// <param name="Path">Path relative to the root, with forward slashes.</param>
/// <param name="Text">The text without fenced blocks, whose content is no Markdown.</param>
internal sealed partial record DocumentFile(string Path, string Text)
{
    /// <summary>Every Markdown file that people read, in the order of the paths.</summary>
    public static IReadOnlyList<DocumentFile> All { get; } =
    [
        .. from path in Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
           let relative = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
           where !relative.Split('/').Any(part => part.StartsWith('.') || part is "bin" or "obj" or "artifacts" or "testassets")
           orderby relative
           select Read(relative),
    ];

    /// <summary>Targets of the links that stay inside the repository.</summary>
    public IEnumerable<string> RelativeLinks => Link().Matches(Text).Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    /// <summary>The anchors of its headings, as code hosts make them.</summary>
    public IReadOnlySet<string> Anchors { get; } = AnchorsIn(Text);

    /// <summary>Reads a file of the repository.</summary>
    public static DocumentFile Read(string path) =>
        new(path, Fence().Replace(File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)), ""));

    /// <summary>What is wrong with a link of this document; null: it leads somewhere.</summary>
    public string? Fault(string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? Path : Resolve(parts[0]);
        var full = System.IO.Path.Combine(Repository.Root, target);
        if (!File.Exists(full) && !Directory.Exists(full))
        {
            return $"{Path}: ({link}) leads nowhere: there is no {target}.";
        }

        return parts.Length == 1 || Read(target).Anchors.Contains(parts[1]) ? null : $"{Path}: ({link}) leads nowhere: {target} has no heading of that name.";
    }

    /// <summary>The documents to which it links; all those of a folder where it links to one.</summary>
    public IEnumerable<string> Targets() => RelativeLinks.Select(link => Resolve(link.Split('#')[0]))
        .SelectMany(target => All.Where(document => document.Path == target || System.IO.Path.GetDirectoryName(document.Path) == target))
        .Select(document => document.Path);

    private string Resolve(string link)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.Combine(Repository.Root, Path))!; // a file has a folder
        return System.IO.Path.GetRelativePath(Repository.Root, System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, link))).Replace('\\', '/');
    }

    private static HashSet<string> AnchorsIn(string text)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(text))
        {
            var anchor = AnchorOf(heading.Groups["title"].Value);
            for (var count = 0; !anchors.Add(count == 0 ? anchor : $"{anchor}-{count}"); count++)
            {
                // A title that comes again gets the next number.
            }
        }

        return anchors;
    }

    /// <summary>Lower case, spaces as dashes, and neither marks nor code signs.</summary>
    private static string AnchorOf(string title)
    {
        var anchor = new StringBuilder(title.Length);
        foreach (var character in title.Trim())
        {
            if (character == ' ')
            {
                anchor.Append('-');
            }
            else if (char.IsLetterOrDigit(character) || character is '-' or '_')
            {
                anchor.Append(char.ToLowerInvariant(character));
            }
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
