using System.Security.Cryptography.X509Certificates;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>Where an API server is, who asks it, and how both know each other.</summary>
public sealed partial record KubernetesClientConfiguration
{
    /// <summary>Root of the server, for example <c>https://10.0.0.1:6443</c>.</summary>
    public required Uri Host { get; init; }

    /// <summary>Namespace that is meant when none is named.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>Who the server's certificate must come from. Null: those that the machine trusts.</summary>
    public CertificateAuthority? CertificateAuthority { get; init; }

    /// <summary>Whether any certificate will do. Only for experiments.</summary>
    public bool SkipTlsVerify { get; init; }

    /// <summary>Name that the server's certificate must have, when it is not that of <see cref="Host"/>.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>Certificate that the client shows.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>What requests are signed with.</summary>
    public ICredential Credential { get; init; } = new FixedCredential(Configuration.Credential.None);

    /// <summary>Proxy that requests pass through. Null: what the environment says.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The certificate to show on a new connection: a plugin may have brought one.</summary>
    internal X509Certificate2? CurrentClientCertificate => (Credential as ExecCredential)?.Certificate ?? ClientCertificate;

    /// <summary>The configuration for wherever the program runs: <c>KUBECONFIG</c>, the pod, or the home directory.</summary>
    public static KubernetesClientConfiguration BuildDefaultConfig(TimeProvider? timeProvider = null)
    {
        var isInPod = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ServiceHostVariable));
        var hasVariable = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(KubeConfigVariable));
        return isInPod && !hasVariable ? InClusterConfig(timeProvider) : BuildConfigFromConfigFile(timeProvider: timeProvider);
    }
}
