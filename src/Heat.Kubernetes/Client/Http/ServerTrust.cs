using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Heat.Kubernetes.Client.Configuration;

namespace Heat.Kubernetes.Client.Http;

/// <summary>Decides whether a server's certificate is good.</summary>
internal static class ServerTrust
{
    private const SslPolicyErrors NotAboutTheChain = SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable;

    public static RemoteCertificateValidationCallback? Validator(KubernetesClientConfiguration configuration)
    {
        if (configuration.SkipTlsVerify)
        {
#pragma warning disable CA5359 // The user asked for it: insecure-skip-tls-verify.
            return (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        return configuration.CertificateAuthority is { } authority
            ? (_, certificate, chain, errors) => IsTrusted(authority.Current(), certificate, chain, errors)
            : null;
    }

    private static bool IsTrusted(
        X509Certificate2Collection authorities, X509Certificate? certificate, X509Chain? received, SslPolicyErrors errors)
    {
        if ((errors & NotAboutTheChain) != SslPolicyErrors.None || certificate is not X509Certificate2 leaf)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in received?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(leaf);
    }
}
