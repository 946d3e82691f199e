using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>Certificates that a server's certificate must descend from. A file is read again when it changes.</summary>
public sealed class CertificateAuthority
{
    private readonly Lock _lock = new();
    private readonly string? _path;
    private X509Certificate2Collection _certificates;
    private DateTime _readVersion;

    private CertificateAuthority(string? path, X509Certificate2Collection certificates, DateTime version)
    {
        _path = path;
        _certificates = certificates;
        _readVersion = version;
    }

    /// <summary>Certificates in PEM form.</summary>
    public static CertificateAuthority FromPem(string pem, string source) => new(null, Parse(pem, source), default);

    /// <summary>Certificates in a PEM file.</summary>
    public static CertificateAuthority FromFile(string path) =>
        new(path, Parse(ConfigurationFiles.ReadText(path, "certificate authority"), path), File.GetLastWriteTimeUtc(path));

    /// <summary>The certificates as they are now.</summary>
    public X509Certificate2Collection Current()
    {
        lock (_lock)
        {
            if (_path is not null && File.GetLastWriteTimeUtc(_path) is var version && version != _readVersion && File.Exists(_path))
            {
                _certificates = Parse(File.ReadAllText(_path), _path);
                _readVersion = version;
            }

            return _certificates;
        }
    }

    private static X509Certificate2Collection Parse(string pem, string source)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException cause)
        {
            throw new KubernetesConfigurationException($"{source}: the certificate authority is not a list of PEM certificates.", cause);
        }

        return certificates.Count > 0
            ? certificates
            : throw new KubernetesConfigurationException($"{source}: the certificate authority holds no PEM certificate.");
    }
}
