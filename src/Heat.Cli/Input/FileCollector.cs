using System.Collections.Immutable;
using Heat.Cli.Findings;
using Heat.Templates.Diagnostics;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Input;

/// <summary>Reads the files that a template names, and the ones that these name, as Heat's own client does.</summary>
/// <remarks>A name is looked for beside the file that names it, then beside the template. Nothing is fetched from the network.</remarks>
/// <param name="folder">The folder of the template.</param>
/// <param name="allowOutside">Files outside the folder may be read.</param>
internal sealed class FileCollector(string folder, bool allowOutside)
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _within = [folder];

    /// <summary>Texts by the name under which the template knows them.</summary>
    public ImmutableDictionary<string, string> Files => _texts.ToImmutableDictionary(StringComparer.Ordinal);

    public ImmutableArray<Finding> Findings => [.. _findings];

    /// <summary>Reads what a template names.</summary>
    /// <param name="template">The template.</param>
    /// <param name="beside">The folder that it stands in.</param>
    public void AddTemplate(OutlineNode template, string beside)
    {
        foreach (var use in FileUse.Of(template))
        {
            Add(use, use.Name, beside);
        }
    }

    /// <summary>Reads the templates that an environment makes into types.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="beside">The folder that it stands in.</param>
    public void AddEnvironment(OutlineNode environment, string beside)
    {
        _within.Add(beside);
        if (environment["resource_registry"] is not { } registry)
        {
            return;
        }

        var prefix = registry["base_url"]?.Text?.TrimEnd('/');
        foreach (var use in FileUse.OfRegistry(registry))
        {
            Add(use, prefix is null ? use.Name : $"{prefix}/{use.Name}", beside);
        }
    }

    private void Add(FileUse use, string name, string beside)
    {
        if (PathOf(use, name, beside) is not { } path)
        {
            return;
        }

        if (_paths.TryGetValue(name, out var known))
        {
            if (known != path)
            {
                Refuse(FindingIds.SameName, use, $"'{name}' means two different files, {known} and {path}. Give one of them another name.");
            }

            return;
        }

        if (Read(path, use) is { } text)
        {
            _paths[name] = path;
            _texts[name] = text;
            AddInner(name, text, path, use);
        }
    }

    private void AddInner(string name, string text, string path, FileUse use)
    {
        if (use.IsTemplate && DocumentOutline.Read(Templates.Evaluation.DocumentSource.OfText(name, text)).Root is { } inner)
        {
            AddTemplate(inner, Path.GetDirectoryName(path)!); // a file stands in a folder
        }
    }

    /// <summary>The path of the file; null where it is refused or missing. The language tells of missing files itself.</summary>
    private string? PathOf(FileUse use, string name, string beside)
    {
        const string Scheme = "file://";
        if (name.Contains("://", StringComparison.Ordinal) && !name.StartsWith(Scheme, StringComparison.Ordinal))
        {
            Refuse(FindingIds.RemoteFile, use, $"'{name}' is a URL, and nothing is fetched. Download it and name the file.");
            return null;
        }

        var local = name.StartsWith(Scheme, StringComparison.Ordinal) ? name[Scheme.Length..] : name;
        string[] candidates = [Path.GetFullPath(local, beside), Path.GetFullPath(local, folder)];
        var found = Array.Find(candidates, File.Exists);
        if (found is not null && !allowOutside && !IsWithin(found))
        {
            Refuse(FindingIds.OutsideFile, use, $"'{name}' stands outside {folder}. Move it there, or allow it with --allow-outside.");
            return null;
        }

        return found;
    }

    private bool IsWithin(string path)
    {
        var real = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        return _within.Any(root => real.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    private string? Read(string path, FileUse use)
    {
        try
        {
            return FileText.Read(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Refuse(FindingIds.UnreadableFile, use, $"'{use.Name}' cannot be read: {fault.Message}");
            return null;
        }
    }

    private void Refuse(string id, FileUse use, string message) => _findings.Add(new Finding(id, FindingSeverity.Error, message, use.Path, use.Position));
}

/// <summary>A place where a document names a file.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="IsTemplate">The file is a template that may name files itself.</param>
/// <param name="Path">Place in the document.</param>
/// <param name="Position">Place in the text.</param>
internal sealed record FileUse(string Name, bool IsTemplate, string Path, SourcePosition Position)
{
    /// <summary>All <c>get_file</c> and all types that are templates.</summary>
    public static IEnumerable<FileUse> Of(OutlineNode template) =>
        from place in template.Walk("")
        from entry in place.Node.Entries
        let isType = entry.Key is "type" or "Type" && IsTemplateName(entry.Value.Text)
        where entry.Value.Text is not null && (entry.Key == "get_file" || isType)
        select new FileUse(entry.Value.Text!, isType, $"{place.Path}.{entry.Key}".TrimStart('.'), entry.Position); // the line above has looked

    /// <summary>All templates of a registry.</summary>
    public static IEnumerable<FileUse> OfRegistry(OutlineNode registry) =>
        from place in registry.Walk("resource_registry")
        where IsTemplateName(place.Node.Text)
        select new FileUse(place.Node.Text!, true, place.Path, place.Node.Position); // a template's name is text

    private static bool IsTemplateName(string? name) =>
        name is not null && (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".template", StringComparison.Ordinal));
}
