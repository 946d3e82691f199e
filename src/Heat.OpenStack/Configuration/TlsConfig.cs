namespace Heat.OpenStack.Configuration;

/// <summary>How connections are secured.</summary>
public sealed record TlsConfig
{
    /// <summary>The machine's trusted authorities, no client certificate.</summary>
    public static readonly TlsConfig Default = new();

    /// <summary>Check the server's certificate. Off: <c>verify: false</c> or <c>insecure: true</c>.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>Authorities to trust instead of the machine's, as PEM.</summary>
    public string? AuthorityPem { get; init; }

    /// <summary>Client certificate with its chain, as PEM.</summary>
    public string? ClientCertificatePem { get; init; }

    /// <summary>Key of the client certificate, as PEM.</summary>
    public Secret? ClientKeyPem { get; init; }
}
