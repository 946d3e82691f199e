namespace Heat.OpenStack.Configuration;

/// <summary>Reads how connections are secured.</summary>
internal static class TlsReader
{
    private const string PemMark = "-----BEGIN ";

    public static TlsConfig Read(ConfigTree entry, string? cacertPem)
    {
        var verify = entry.Flag("verify") ?? !(entry.Flag("insecure") ?? false);
        var certificate = Pem(entry, "cert");
        var key = Pem(entry, "key") ?? certificate;
        if (entry.Text("key") is not null && certificate is null)
        {
            throw new CloudConfigException($"{entry.Place}.cert is missing. A 'key' needs the client certificate it belongs to.");
        }

        return new TlsConfig
        {
            Verify = verify,
            AuthorityPem = verify ? cacertPem ?? Pem(entry, "cacert") : null,
            ClientCertificatePem = certificate,
            ClientKeyPem = key is null ? null : new Secret(key),
        };
    }

    private static string? Pem(ConfigTree entry, string key)
    {
        if (entry.Text(key) is not { } value)
        {
            return null;
        }

        var pem = value.Contains(PemMark, StringComparison.Ordinal) ? value : File(entry, key, value);
        return pem.Contains(PemMark, StringComparison.Ordinal)
            ? pem
            : throw new CloudConfigException($"{entry.Place}.{key} names a file that holds no PEM. Expected a text with '{PemMark}'.");
    }

    private static string File(ConfigTree entry, string key, string path)
    {
        try
        {
            return System.IO.File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CloudConfigException(
                $"{entry.Place}.{key} names the file '{path}', which cannot be read here. Put the PEM itself there, or beside clouds.yaml.", exception);
        }
    }
}
