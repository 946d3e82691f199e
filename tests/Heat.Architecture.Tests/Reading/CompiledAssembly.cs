using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Heat.Architecture.Tests.Reading;

/// <summary>A built assembly of this repository, read without loading it.</summary>
internal sealed class CompiledAssembly
{
    private static readonly ConcurrentDictionary<string, CompiledAssembly> AlreadyRead = new();

    private CompiledAssembly(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        AssemblyReferences = [.. metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
        Types = [.. metadata.TypeDefinitions
            .Select(handle => CompiledType.Read(metadata, handle))
            .Where(type => type.FullName != "<Module>")];
        Uses = [.. IlReader.ReadUses(file, metadata)];
    }

    /// <summary>Names of the assemblies it needs.</summary>
    public IReadOnlyList<string> AssemblyReferences { get; }

    /// <summary>Every type it defines, nested and generated ones too.</summary>
    public IReadOnlyList<CompiledType> Types { get; }

    /// <summary>Every use of a type or member in its method bodies.</summary>
    public IReadOnlyList<MemberUse> Uses { get; }

    /// <summary>The assembly of a source project, by the project's name.</summary>
    public static CompiledAssembly Of(string project) => AlreadyRead.GetOrAdd(
        Repository.SourceProjects[project].AssemblyName,
        name => At(Path.Combine(AppContext.BaseDirectory, name + ".dll")));

    /// <summary>The assembly in a file.</summary>
    public static CompiledAssembly At(string path) => new(path);
}
