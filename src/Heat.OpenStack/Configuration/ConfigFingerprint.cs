using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heat.OpenStack.Configuration;

/// <summary>Hashes what a configuration says, field by field, so that equal content gives equal text.</summary>
internal static class ConfigFingerprint
{
    public static string Of(CloudConfig config) => Hash(
    [
        config.Name, config.RegionName, config.Interface, config.CallTimeout?.Ticks.ToString(CultureInfo.InvariantCulture),
        .. Parts(config.Credential), .. Parts(config.Tls),
        .. config.Services.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => Parts(entry.Key, entry.Value)),
    ]);

    /// <summary>Of what decides whether a connection can be shared.</summary>
    public static string Of(TlsConfig tls) => Hash(Parts(tls));

    /// <summary>Of what decides whether a token can be shared: the credential, the way to Keystone, and how it is secured.</summary>
    public static string OfCredential(CloudConfig config) => Hash(
    [
        .. Parts(config.Credential), .. Parts(config.Tls), config.Service("identity").Endpoint?.OriginalString,
        config.CallTimeout?.Ticks.ToString(CultureInfo.InvariantCulture),
    ]);

    private static IEnumerable<string?> Parts(CloudCredential credential) =>
    [
        credential.Kind.ToString(), credential.AuthUrl.OriginalString, credential.Scope.ToString(), credential.UserId, credential.Username,
        credential.UserDomain?.ToString(), credential.Password?.Reveal(), credential.Token?.Reveal(), credential.ApplicationCredentialId,
        credential.ApplicationCredentialName, credential.ApplicationCredentialSecret?.Reveal(),
    ];

    private static IEnumerable<string?> Parts(TlsConfig tls) =>
        [tls.Verify ? "verify" : "trust", tls.AuthorityPem, tls.ClientCertificatePem, tls.ClientKeyPem?.Reveal()];

    private static IEnumerable<string?> Parts(string key, ServiceConfig service) => [key, service.ToString()];

    private static string Hash(IEnumerable<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            // The length goes first, so that no two lists of parts read the same; -1 is null.
            hash.AppendData(BitConverter.GetBytes(part?.Length ?? -1));
            hash.AppendData(Encoding.UTF8.GetBytes(part ?? string.Empty));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
