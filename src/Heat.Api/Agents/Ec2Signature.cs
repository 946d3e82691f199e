using System.Security.Cryptography;
using System.Text;

namespace Heat.Api.Agents;

/// <summary>Signatures over a query, as EC2 had them first (version 2).</summary>
internal static class Ec2Signature
{
    /// <summary>Whether a query was signed by whoever has a secret.</summary>
    /// <param name="given">The signature that came with it.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="query">What was signed.</param>
    public static bool IsRight(string given, string secret, SignedCall query)
    {
        var signature = new byte[64];
        return Convert.TryFromBase64String(given, signature, out var length)
            && query.Hosts.Any(host => query.Paths.Any(path =>
                CryptographicOperations.FixedTimeEquals(signature.AsSpan(0, length), Compute(secret, query, host, path))));
    }

    /// <summary>The signature of a query that names one host and one path.</summary>
    public static string Of(string secret, SignedCall query) => Convert.ToBase64String(Compute(secret, query, query.Hosts[0], query.Paths[0]));

    private static byte[] Compute(string secret, SignedCall query, string host, string path)
    {
        var text = Encoding.UTF8.GetBytes($"{query.Verb}\n{host}\n{path}\n{Canonical(query.Parameters)}");
        var key = Encoding.UTF8.GetBytes(secret);
        return query.Parameters.GetValueOrDefault("SignatureMethod") == "HmacSHA256" ? HMACSHA256.HashData(key, text) : [];
    }

    private static string Canonical(IReadOnlyDictionary<string, string> parameters) => string.Join('&', parameters
        .Where(parameter => parameter.Key != "Signature")
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));
}

/// <summary>A call as its signature covers it. What stands between us and the caller may have changed host and path, so there may be several of them.</summary>
/// <param name="Verb">Method.</param>
/// <param name="Hosts">Hosts that the caller may have meant.</param>
/// <param name="Paths">Paths that the caller may have meant.</param>
/// <param name="Parameters">Parameters of the query or the form.</param>
internal sealed record SignedCall(
    string Verb, IReadOnlyList<string> Hosts, IReadOnlyList<string> Paths, IReadOnlyDictionary<string, string> Parameters);
