using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;

namespace Heat.OpenStack.Swift;

/// <summary>Signs addresses of objects with the account's key, so that who has the address needs no token.</summary>
public sealed class TemporaryUrls
{
    private const string KeyHeader = "X-Account-Meta-Temp-URL-Key";
    private const string Newest = "sha256";
    private const string Oldest = "sha1";

    private readonly ServiceClient _swift;

    internal TemporaryUrls(CloudSession session) => _swift = session.Service("object-store");

    /// <summary>An address.</summary>
    /// <param name="method">The method that it is good for.</param>
    /// <param name="container">The container.</param>
    /// <param name="name">The object.</param>
    /// <param name="expires">When it ends.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="OpenStackException">The account has no key and none can be made, or a call failed.</exception>
    public async Task<Uri> SignAsync(HttpMethod method, string container, string name, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        var key = await KeyAsync(cancellationToken);
        var digest = await DigestAsync(cancellationToken);
        var address = await _swift.AddressOfAsync(ObjectStoreClient.Path(container, name), cancellationToken);
        var end = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        // Swift signs the path as it reads it, without escapes.
        var signature = Sign(digest, key, $"{method}\n{end}\n{Uri.UnescapeDataString(address.AbsolutePath)}");
        return new Uri($"{address.AbsoluteUri}?temp_url_sig={signature}&temp_url_expires={end}");
    }

    /// <summary>The account's key. Where there is none it is made; of several that make one at once, the last one counts for all.</summary>
    private async Task<string> KeyAsync(CancellationToken cancellationToken)
    {
        if (await ReadKeyAsync(cancellationToken) is { } known)
        {
            return known;
        }

        var made = RandomNumberGenerator.GetHexString(40, lowercase: true);
        (await _swift.SendAsync(HttpMethod.Post, "", null, [KeyValuePair.Create(KeyHeader, made)], cancellationToken)).Dispose();
        return await ReadKeyAsync(cancellationToken) ?? throw new OpenStackException(
            $"object-store: the account does not keep {KeyHeader}, so no temporary URL can be made. Ask for a role that may change the account, or set the key.")
        {
            Service = "object-store",
            Disposition = Disposition.Terminal,
        };
    }

    private async Task<string?> ReadKeyAsync(CancellationToken cancellationToken)
    {
        using var account = await _swift.SendAsync(HttpMethod.Head, "", null, cancellationToken);
        return account.Headers.TryGetValues(KeyHeader, out var values) ? values.FirstOrDefault(value => value.Length > 0) : null;
    }

    /// <summary>The newer digest where Swift says that it takes it; the one that every release takes, where it does not say.</summary>
    private async Task<string> DigestAsync(CancellationToken cancellationToken)
    {
        try
        {
            var info = await _swift.GetAsync(ServiceCaller.BesideVersions + "info", cancellationToken);
            var offered = (info["tempurl"]?["allowed_digests"] as JsonArray)?.Select(digest => (string?)digest).ToList() ?? [];
            return offered.Contains(Newest) || (offered.Count > 0 && !offered.Contains(Oldest)) ? Newest : Oldest;
        }
        catch (OpenStackException exception) when (exception.Disposition is Disposition.NotFound or Disposition.Terminal)
        {
            return Oldest;
        }
    }

    private static string Sign(string digest, string key, string text)
    {
        var (secret, message) = (Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));
#pragma warning disable CA5350 // What older releases of Swift take.
        return Convert.ToHexStringLower(digest == Newest ? HMACSHA256.HashData(secret, message) : HMACSHA1.HashData(secret, message));
#pragma warning restore CA5350
    }
}
