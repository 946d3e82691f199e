using System.Xml.Linq;

namespace Heat.Architecture.Tests.Reading;

/// <summary>What a project file says: its name, its assembly, and the projects it references.</summary>
internal sealed record ProjectFile(string Name, string Folder, string AssemblyName, IReadOnlyList<string> References)
{
    public static ProjectFile Read(string path)
    {
        var document = XDocument.Load(path);
        var name = Path.GetFileNameWithoutExtension(path);
        return new ProjectFile(
            name,
            Path.GetDirectoryName(path)!,
            document.Descendants("AssemblyName").FirstOrDefault()?.Value ?? name,
            [.. document.Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))]);
    }
}
