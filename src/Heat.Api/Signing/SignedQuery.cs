using Microsoft.AspNetCore.Http;

namespace Heat.Api.Signing;

/// <summary>The query of a signed address.</summary>
/// <param name="KeyId">Name of the key, where EC2 has the access key.</param>
/// <param name="Expires">When it ends, in seconds since 1970; <c>0</c>: never.</param>
/// <param name="Signature">The signature, in the alphabet of URLs.</param>
public sealed record SignedQuery(string KeyId, string Expires, string Signature)
{
    /// <summary>Reads a query; null where it holds no signature, or names no key.</summary>
    public static SignedQuery? Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query["Signature"] is [{ Length: > 0 } signature] && query["AWSAccessKeyId"] is [{ Length: > 0 } key]
            ? new SignedQuery(key, query["Expires"] is [{ Length: > 0 } end] ? end : "0", signature)
            : null;
    }

    /// <summary>The query as text.</summary>
    public string ToText()
    {
        var end = Expires == "0" ? "" : $"&Expires={Expires}";
        return $"?SignatureMethod=HmacSHA256&SignatureVersion=2&AWSAccessKeyId={Uri.EscapeDataString(KeyId)}{end}&Signature={Signature}";
    }

    /// <inheritdoc/>
    public override string ToString() => $"{KeyId} {Expires}";
}
