using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>Makes the configuration of a client from one context of a kubeconfig.</summary>
internal static class KubeConfigReader
{
    public static KubernetesClientConfiguration Read(KubeConfig config, string? contextName, TimeProvider timeProvider)
    {
        var name = contextName ?? config.CurrentContext;
        if (string.IsNullOrEmpty(name))
        {
            throw new KubernetesConfigurationException("The kubeconfig has no current context: set current-context, or name a context.");
        }

        var context = config.Contexts?.Find(entry => entry.Name == name)?.Context ?? throw Missing("context", name);
        var cluster = config.Clusters?.Find(entry => entry.Name == context.Cluster)?.Cluster ?? throw Missing("cluster", context.Cluster);
        var user = string.IsNullOrEmpty(context.User)
            ? new KubeConfigUser()
            : config.Users?.Find(entry => entry.Name == context.User)?.User ?? throw Missing("user", context.User);
        return new KubernetesClientConfiguration
        {
            Host = ReadUri(cluster.Server, $"server of cluster \"{context.Cluster}\""),
            Namespace = string.IsNullOrEmpty(context.Namespace) ? "default" : context.Namespace,
            CertificateAuthority = ReadAuthority(cluster, context.Cluster),
            SkipTlsVerify = cluster.InsecureSkipTlsVerify,
            TlsServerName = string.IsNullOrEmpty(cluster.TlsServerName) ? null : cluster.TlsServerName,
            Proxy = string.IsNullOrEmpty(cluster.ProxyUrl) ? null : ReadUri(cluster.ProxyUrl, $"proxy-url of cluster \"{context.Cluster}\""),
            ClientCertificate = ReadCertificate(user, context.User),
            Credential = ReadCredential(user, cluster, context.User, timeProvider),
        };
    }

    private static KubernetesConfigurationException Missing(string what, string? name) =>
        new($"The kubeconfig has no {what} \"{name}\".");

    private static Uri ReadUri(string? text, string what) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? uri
            : throw new KubernetesConfigurationException($"The {what} is \"{text}\", which is not a URL.");

    private static CertificateAuthority? ReadAuthority(KubeConfigCluster cluster, string? name)
    {
        if (!string.IsNullOrEmpty(cluster.CertificateAuthorityData))
        {
            var source = $"certificate-authority-data of cluster \"{name}\"";
            return CertificateAuthority.FromPem(ConfigurationFiles.DecodeBase64(cluster.CertificateAuthorityData, source), source);
        }

        return cluster.CertificateAuthority is { } path ? CertificateAuthority.FromFile(path) : null;
    }

    private static X509Certificate2? ReadCertificate(KubeConfigUser user, string? name)
    {
        var certificate = PemOf(user.ClientCertificateData, user.ClientCertificate, "client certificate");
        var key = PemOf(user.ClientKeyData, user.ClientKey, "client key");
        if (certificate is null && key is null)
        {
            return null;
        }

        if (certificate is null || key is null)
        {
            throw new KubernetesConfigurationException($"User \"{name}\" needs both a client certificate and a client key, or neither.");
        }

        return ConfigurationFiles.ReadClientCertificate(certificate, key, $"user \"{name}\"");
    }

    private static string? PemOf(string? data, string? path, string what)
    {
        if (!string.IsNullOrEmpty(data))
        {
            return ConfigurationFiles.DecodeBase64(data, what);
        }

        return path is null ? null : ConfigurationFiles.ReadText(path, what);
    }

    private static ICredential ReadCredential(KubeConfigUser user, KubeConfigCluster cluster, string? name, TimeProvider timeProvider)
    {
        if (user.Exec is { } exec)
        {
            return new ExecCredential(exec, exec.ProvideClusterInfo ? cluster : null, timeProvider);
        }

        if (user.AuthProvider is { } provider)
        {
            throw new KubernetesConfigurationException(
                $"User \"{name}\" names the auth provider \"{provider.Name}\". Auth providers have been replaced by exec plugins; use one of those.");
        }

        if (user.TokenFile is { } path)
        {
            return new TokenFileCredential(path, timeProvider);
        }

        return new FixedCredential(new Credential(HeaderOf(user)));
    }

    private static AuthenticationHeaderValue? HeaderOf(KubeConfigUser user)
    {
        if (!string.IsNullOrEmpty(user.Token))
        {
            return new AuthenticationHeaderValue("Bearer", user.Token);
        }

        return string.IsNullOrEmpty(user.Username)
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.Username}:{user.Password}")));
    }
}
