using System.Runtime.CompilerServices;

namespace Heat.Kubernetes.Tests;

/// <summary>Compares a text with a file beside the tests. <c>UPDATE_GOLDEN=1</c> writes the file instead.</summary>
internal static class Snapshot
{
    public static void Check(string name, string actual, [CallerFilePath] string source = "")
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            var written = Path.Combine(ProjectDirectory(source), "testassets", name);
            Directory.CreateDirectory(Path.GetDirectoryName(written) ?? "");
            File.WriteAllText(written, actual);
        }
        else
        {
            Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testassets", name)), actual);
        }
    }

    private static string ProjectDirectory(string source)
    {
        var directory = new FileInfo(source).Directory;
        while (directory is not null && directory.GetFiles("*.csproj").Length == 0)
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException($"No project above {source}.");
    }
}
