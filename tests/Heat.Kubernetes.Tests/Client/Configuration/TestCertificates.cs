using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Heat.Kubernetes.Tests.Client.Configuration;

internal static class TestCertificates
{
    public static (string Certificate, string Key) SelfSigned(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
