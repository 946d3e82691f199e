using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heat.Api.Signals;

namespace Heat.Api.Signing;

/// <summary>Signs addresses and tokens of resources, and judges them.</summary>
/// <remarks>
/// A signature covers what may be done, the stack's id, the resource and the end of its time; not the host, so that an address keeps its worth
/// behind whatever name the service has. The form is that of EC2 signatures, version 2, which Heat's own addresses have.
/// </remarks>
/// <param name="keys">The keys.</param>
/// <param name="clock">The clock.</param>
public sealed class SignalSigner(ISigningKeys keys, TimeProvider clock)
{
    private const string UrlUse = "signal-url";
    private const string TokenUse = "signal-token";
    private const string TokenForm = "hs1";
    private const string Endless = "0";

    /// <summary>An address that may be called without credentials.</summary>
    /// <param name="baseUrl">Where the service is reached.</param>
    /// <param name="target">The resource.</param>
    /// <param name="expires">When it ends; null: never.</param>
    /// <param name="isWaitCondition">The form for wait conditions, which is put rather than posted.</param>
    public Uri Address(Uri baseUrl, SignalTarget target, DateTimeOffset? expires, bool isWaitCondition = false)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        ArgumentNullException.ThrowIfNull(target);
        var key = keys.Current;
        var end = Seconds(expires);
        var query = new SignedQuery(key.Id, end, Base64Url.EncodeToString(Mac(key, UrlUse, target, end)));
        return new Uri(baseUrl.AbsoluteUri.TrimEnd('/') + target.SignedPath(isWaitCondition) + query.ToText());
    }

    /// <summary>A token that is good for the signals of one resource alone.</summary>
    /// <param name="target">The resource.</param>
    /// <param name="expires">When it ends; null: never.</param>
    public string Token(SignalTarget target, DateTimeOffset? expires)
    {
        ArgumentNullException.ThrowIfNull(target);
        var key = keys.Current;
        var end = Seconds(expires);
        return $"{TokenForm}.{key.Id}.{end}.{Base64Url.EncodeToString(Mac(key, TokenUse, target, end))}";
    }

    /// <summary>Judges the signature of an address.</summary>
    public SignatureVerdict Judge(SignalTarget target, SignedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Judge(UrlUse, target, query.KeyId, query.Expires, query.Signature);
    }

    /// <summary>Whether a text has the form of our tokens; others are the cloud's.</summary>
    public static bool IsOurs(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.StartsWith(TokenForm + ".", StringComparison.Ordinal);
    }

    /// <summary>Judges a token of ours.</summary>
    public SignatureVerdict JudgeToken(SignalTarget target, string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Split('.') is [TokenForm, var key, var end, var signature]
            ? Judge(TokenUse, target, key, end, signature)
            : SignatureVerdict.Wrong;
    }

    private SignatureVerdict Judge(string use, SignalTarget target, string keyId, string end, string signature)
    {
        if (keys.Find(keyId) is not { } key)
        {
            return SignatureVerdict.UnknownKey;
        }

        Span<byte> given = stackalloc byte[64];
        if (!Base64Url.TryDecodeFromChars(signature, given, out var length)
            || !CryptographicOperations.FixedTimeEquals(given[..length], Mac(key, use, target, end)))
        {
            return SignatureVerdict.Wrong;
        }

        return end == Endless || (long.TryParse(end, CultureInfo.InvariantCulture, out var seconds) && seconds > clock.GetUtcNow().ToUnixTimeSeconds())
            ? SignatureVerdict.Right
            : SignatureVerdict.Expired;
    }

    private static byte[] Mac(SigningKey key, string use, SignalTarget target, string end) => HMACSHA256.HashData(
        key.Secret.Span, Encoding.UTF8.GetBytes(string.Join('\n', use, target.Stack.Value, end, target.Resource.Value)));

    private static string Seconds(DateTimeOffset? expires) => expires?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? Endless;
}
