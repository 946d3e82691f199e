using System.Security.Cryptography;
using System.Text;

namespace Heat.Simulator.Swift;

/// <summary>Judges the signatures of temporary URLs, as Swift's middleware does.</summary>
internal static class TemporaryUrls
{
    /// <summary>Digests that are offered.</summary>
    public static readonly string[] Digests = ["sha1", "sha256", "sha512"];

    private static readonly string[] KeyHeaders = ["X-Account-Meta-Temp-URL-Key", "X-Account-Meta-Temp-URL-Key-2"];

    /// <summary>The call comes by a temporary URL.</summary>
    public static bool Are(Call call) => call.Query.ContainsKey("temp_url_sig") || call.Query.ContainsKey("temp_url_expires");

    /// <summary>The signature is of one of the account's keys, for this method or one that implies it, and its time is not over.</summary>
    public static bool IsRight(Call call, Account account, string path, DateTimeOffset now)
    {
        if (!long.TryParse(call.Query["temp_url_expires"], CultureInfo.InvariantCulture, out var expires) || expires < now.ToUnixTimeSeconds())
        {
            return false;
        }

        // A signature for GET, PUT or POST is one for HEAD too.
        string[] methods = call.Method == "HEAD" ? ["HEAD", "GET", "POST", "PUT"] : [call.Method];
        var signature = call.Query["temp_url_sig"].ToString();
        return Keys(account).Any(key => methods.Any(method => Digests.Any(digest => Sign(digest, key, $"{method}\n{expires}\n{path}") == signature)));
    }

    private static IEnumerable<string> Keys(Account account) =>
        KeyHeaders.Select(name => account.Metadata.GetValueOrDefault(name)).OfType<string>();

    private static string Sign(string digest, string key, string text)
    {
        var (secret, message) = (Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));
#pragma warning disable CA5350 // Swift takes it too.
        return Convert.ToHexStringLower(digest switch
        {
            "sha1" => HMACSHA1.HashData(secret, message),
            "sha256" => HMACSHA256.HashData(secret, message),
            _ => HMACSHA512.HashData(secret, message),
        });
#pragma warning restore CA5350
    }
}
