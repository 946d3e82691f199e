using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>Reads what a configuration points to.</summary>
internal static class ConfigurationFiles
{
    public static string ReadText(string path, string what)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new KubernetesConfigurationException($"Cannot read the {what} file {path}: {cause.Message}", cause);
        }
    }

    public static string DecodeBase64(string data, string what)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(data));
        }
        catch (FormatException cause)
        {
            throw new KubernetesConfigurationException($"{what} is not valid base64.", cause);
        }
    }

    public static X509Certificate2 ReadClientCertificate(string certificatePem, string keyPem, string source)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificatePem, keyPem);
        }
        catch (CryptographicException cause)
        {
            throw new KubernetesConfigurationException($"{source}: the client certificate and its key are not a PEM pair.", cause);
        }
    }
}
