using System.Reflection;

namespace Heat.Architecture.Tests.Reading;

/// <summary>The files of this repository as they lie on disk.</summary>
internal static class Repository
{
    private static readonly string[] CodeFolders = ["src", "tests"];
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", ".git"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The projects below <c>src</c>, by name.</summary>
    public static IReadOnlyDictionary<string, ProjectFile> SourceProjects { get; } = Projects("src");

    /// <summary>The projects below <c>tests</c>, by name.</summary>
    public static IReadOnlyDictionary<string, ProjectFile> TestProjects { get; } = Projects("tests");

    /// <summary>Paths of all C# files below a folder, relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> CSharpFiles(params string[] folders) =>
        from folder in folders
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Split('/').Intersect(NotOurs).Any()
        orderby relative
        select relative;

    /// <summary>Every folder below <c>src</c> and <c>tests</c>, relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> Folders() =>
        from folder in CodeFolders
        from path in Directory.EnumerateDirectories(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Split('/').Intersect(NotOurs).Any()
        select relative;

    private static Dictionary<string, ProjectFile> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)
            .Select(ProjectFile.Read)
            .ToDictionary(project => project.Name);
}
