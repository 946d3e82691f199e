namespace Heat.Kubernetes.Client.Configuration;

/// <content>Inside a pod.</content>
public sealed partial record KubernetesClientConfiguration
{
    private const string ServiceHostVariable = "KUBERNETES_SERVICE_HOST";
    private const string ServicePortVariable = "KUBERNETES_SERVICE_PORT";
    private const string ServiceAccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>The configuration that every pod finds in its environment. The token and the authority may change while the program runs.</summary>
    /// <exception cref="KubernetesConfigurationException">The program does not run in a pod, or without a service account.</exception>
    public static KubernetesClientConfiguration InClusterConfig(TimeProvider? timeProvider = null) =>
        InClusterConfig(Environment.GetEnvironmentVariable, ServiceAccountDirectory, timeProvider);

    internal static KubernetesClientConfiguration InClusterConfig(Func<string, string?> variable, string directory, TimeProvider? timeProvider)
    {
        var host = variable(ServiceHostVariable);
        var port = variable(ServicePortVariable);
        if (string.IsNullOrEmpty(host) || string.IsNullOrEmpty(port))
        {
            throw new KubernetesConfigurationException(
                $"Not inside a cluster: {ServiceHostVariable} and {ServicePortVariable} are not both set. Set KUBECONFIG to reach a cluster from outside.");
        }

        var token = Path.Combine(directory, "token");
        if (!File.Exists(token))
        {
            throw new KubernetesConfigurationException($"The pod has no service account token at {token}: set automountServiceAccountToken.");
        }

        var space = Path.Combine(directory, "namespace");
        return new KubernetesClientConfiguration
        {
            Host = new Uri($"https://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}"),
            Namespace = File.Exists(space) ? File.ReadAllText(space).Trim() : "default",
            CertificateAuthority = CertificateAuthority.FromFile(Path.Combine(directory, "ca.crt")),
            Credential = new TokenFileCredential(token, timeProvider ?? TimeProvider.System),
        };
    }
}
