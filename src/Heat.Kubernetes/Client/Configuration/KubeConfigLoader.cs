using System.Text.Json;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>Reads kubeconfig files and merges them: of two entries of the same name the first counts.</summary>
internal static class KubeConfigLoader
{
    /// <summary>Reads and merges files.</summary>
    /// <param name="paths">Files, the most important first.</param>
    /// <param name="isOptional">Whether files that are not there are passed over, as long as there is one.</param>
    public static KubeConfig Load(IReadOnlyList<string> paths, bool isOptional)
    {
        var present = isOptional ? paths.Where(File.Exists).ToArray() : paths;
        if (present.Count == 0)
        {
            throw new KubernetesConfigurationException(
                $"No kubeconfig found at {string.Join(", ", paths)}: set KUBECONFIG, or run inside a cluster.");
        }

        var merged = new KubeConfig { Clusters = [], Users = [], Contexts = [] };
        foreach (var path in present)
        {
            var config = Parse(path);
            merged.CurrentContext = string.IsNullOrEmpty(merged.CurrentContext) ? config.CurrentContext : merged.CurrentContext;
            AddNew(merged.Clusters, config.Clusters, cluster => cluster.Name);
            AddNew(merged.Users, config.Users, user => user.Name);
            AddNew(merged.Contexts, config.Contexts, context => context.Name);
        }

        return merged;
    }

    private static KubeConfig Parse(string path)
    {
        var text = ConfigurationFiles.ReadText(path, "kubeconfig");
        try
        {
            var config = KubernetesYaml.Load<KubeConfig>(text);
            ResolvePaths(config, Path.GetDirectoryName(Path.GetFullPath(path)) ?? "");
            return config;
        }
        catch (Exception cause) when (cause is JsonException or FormatException)
        {
            throw new KubernetesConfigurationException($"{path} is not a kubeconfig file: {cause.Message}", cause);
        }
    }

    /// <summary>Relative paths count from the file in which they stand.</summary>
    private static void ResolvePaths(KubeConfig config, string directory)
    {
        foreach (var cluster in (config.Clusters ?? []).Select(named => named.Cluster))
        {
            cluster.CertificateAuthority = Resolve(directory, cluster.CertificateAuthority);
        }

        foreach (var user in (config.Users ?? []).Select(named => named.User))
        {
            user.ClientCertificate = Resolve(directory, user.ClientCertificate);
            user.ClientKey = Resolve(directory, user.ClientKey);
            user.TokenFile = Resolve(directory, user.TokenFile);
            if (user.Exec is { Command: { } command } exec && command.Contains('/', StringComparison.Ordinal))
            {
                exec.Command = Resolve(directory, command);
            }
        }
    }

    private static string? Resolve(string directory, string? path) => string.IsNullOrEmpty(path) ? null : Path.Combine(directory, path);

    private static void AddNew<T>(List<T> merged, List<T>? added, Func<T, string> name) =>
        merged.AddRange((added ?? []).Where(entry => !merged.Exists(known => name(known) == name(entry))));
}
