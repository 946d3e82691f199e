namespace Heat.Kubernetes.Client.Configuration;

/// <content>From kubeconfig files.</content>
public sealed partial record KubernetesClientConfiguration
{
    private const string KubeConfigVariable = "KUBECONFIG";

    /// <summary>The configuration that <c>kubectl</c> would use.</summary>
    /// <param name="path">A kubeconfig file. Null: those that <c>KUBECONFIG</c> lists, merged, or the one in the home directory.</param>
    /// <param name="context">Name of a context. Null: the current one.</param>
    /// <param name="timeProvider">The clock that credentials age by.</param>
    /// <exception cref="KubernetesConfigurationException">A file cannot be read, or does not say what is needed.</exception>
    public static KubernetesClientConfiguration BuildConfigFromConfigFile(
        string? path = null, string? context = null, TimeProvider? timeProvider = null)
    {
        var config = KubeConfigLoader.Load(path is null ? DefaultPaths() : [path], isOptional: path is null);
        return KubeConfigReader.Read(config, context, timeProvider ?? TimeProvider.System);
    }

    private static string[] DefaultPaths()
    {
        var listed = Environment.GetEnvironmentVariable(KubeConfigVariable);
        return string.IsNullOrEmpty(listed)
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config")]
            : listed.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
