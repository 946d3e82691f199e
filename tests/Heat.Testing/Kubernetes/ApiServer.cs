using System.Diagnostics;
using System.Runtime.CompilerServices;
using Heat.Kubernetes.Client.Configuration;

namespace Heat.Testing.Kubernetes;

/// <summary>The real API server that all tests of a run share.</summary>
public static class ApiServer
{
    private const string Marker = "Heat.Operator.sln";
    private static readonly Lazy<Task<string>> Shared = new(StartAsync);

    /// <summary>The way to it: the cluster that <c>KUBECONFIG</c> names, or the one that <c>hack/dev-cluster</c> starts.</summary>
    public static async Task<KubernetesClientConfiguration> ConfigurationAsync()
    {
        var path = await KubeconfigAsync();
        return KubernetesClientConfiguration.BuildConfigFromConfigFile(path == Given ? null : path);
    }

    /// <summary>What <c>KUBECONFIG</c> has to be for another process that goes the same way.</summary>
    public static Task<string> KubeconfigAsync() => Shared.Value;

    private static string? Given => Environment.GetEnvironmentVariable("KUBECONFIG");

    private static async Task<string> StartAsync() => Given is { Length: > 0 } given ? given : await RunDevClusterAsync();

    private static async Task<string> RunDevClusterAsync()
    {
        var script = Path.Combine(RepositoryRoot(), "hack", "dev-cluster");
        using var process = Process.Start(new ProcessStartInfo(script, ["up"]) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{script} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Trim().Split('\n')[^1].Trim()
            : throw new InvalidOperationException($"{script} up ended with code {process.ExitCode}; its messages stand on standard error.");
    }

    /// <summary>Build output may lie outside of the repository, so the place of this file is asked, too.</summary>
    private static string RepositoryRoot([CallerFilePath] string source = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory, Path.GetDirectoryName(source) ?? "" })
        {
            for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
            {
                if (File.Exists(Path.Combine(directory.FullName, Marker)))
                {
                    return directory.FullName;
                }
            }
        }

        throw new InvalidOperationException($"The repository is not found: no directory above the tests holds {Marker}. Set KUBECONFIG instead.");
    }
}
