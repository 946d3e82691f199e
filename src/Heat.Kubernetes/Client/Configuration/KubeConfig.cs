using System.Text.Json.Serialization;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>A kubeconfig file.</summary>
internal sealed class KubeConfig
{
    [JsonPropertyName("current-context")]
    public string? CurrentContext { get; set; }

    public List<NamedCluster>? Clusters { get; set; }

    public List<NamedUser>? Users { get; set; }

    public List<NamedContext>? Contexts { get; set; }
}

internal sealed class NamedCluster
{
    public string Name { get; set; } = "";

    public KubeConfigCluster Cluster { get; set; } = new();
}

internal sealed class NamedUser
{
    public string Name { get; set; } = "";

    public KubeConfigUser User { get; set; } = new();
}

internal sealed class NamedContext
{
    public string Name { get; set; } = "";

    public KubeConfigContext Context { get; set; } = new();
}

internal sealed class KubeConfigContext
{
    public string? Cluster { get; set; }

    public string? User { get; set; }

    public string? Namespace { get; set; }
}

internal sealed class KubeConfigCluster
{
    public string? Server { get; set; }

    [JsonPropertyName("certificate-authority")]
    public string? CertificateAuthority { get; set; }

    [JsonPropertyName("certificate-authority-data")]
    public string? CertificateAuthorityData { get; set; }

    [JsonPropertyName("insecure-skip-tls-verify")]
    public bool InsecureSkipTlsVerify { get; set; }

    [JsonPropertyName("tls-server-name")]
    public string? TlsServerName { get; set; }

    [JsonPropertyName("proxy-url")]
    public string? ProxyUrl { get; set; }
}

internal sealed class KubeConfigUser
{
    [JsonPropertyName("client-certificate")]
    public string? ClientCertificate { get; set; }

    [JsonPropertyName("client-certificate-data")]
    public string? ClientCertificateData { get; set; }

    [JsonPropertyName("client-key")]
    public string? ClientKey { get; set; }

    [JsonPropertyName("client-key-data")]
    public string? ClientKeyData { get; set; }

    public string? Token { get; set; }

    public string? TokenFile { get; set; }

    public string? Username { get; set; }

    public string? Password { get; set; }

    public KubeConfigExec? Exec { get; set; }

    [JsonPropertyName("auth-provider")]
    public KubeConfigAuthProvider? AuthProvider { get; set; }
}

internal sealed class KubeConfigAuthProvider
{
    public string? Name { get; set; }
}

internal sealed class KubeConfigExec
{
    public string? ApiVersion { get; set; }

    public string? Command { get; set; }

    public List<string>? Args { get; set; }

    public List<KubeConfigVariable>? Env { get; set; }

    public string? InstallHint { get; set; }

    public bool ProvideClusterInfo { get; set; }
}

internal sealed class KubeConfigVariable
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}
