using System.Globalization;
using System.Text.Json.Nodes;
using Heat.OpenStack.Catalog;
using Heat.OpenStack.Configuration;

namespace Heat.OpenStack.Authentication;

/// <summary>Reads Keystone's answer.</summary>
internal static class TokenReader
{
    /// <summary>Share of a token's life that is left when the next one is fetched: between these two, so that processes do not do it together.</summary>
    private const double EarliestRest = 0.2;
    private const double LatestRest = 0.1;

    /// <summary>The token, with its times by our own clock.</summary>
    /// <param name="value">The header's value.</param>
    /// <param name="token">The <c>token</c> object.</param>
    /// <param name="now">Our own time of the answer.</param>
    /// <param name="jitter">A number from 0 to 1 that places the refresh.</param>
    /// <exception cref="FormatException">The answer lacks what every token has.</exception>
    public static Token Read(string value, JsonObject token, DateTimeOffset now, double jitter)
    {
        var life = Time(token, "expires_at") - Time(token, "issued_at");
        var rest = LatestRest + ((EarliestRest - LatestRest) * jitter);
        return new Token
        {
            Value = new Secret(value),

            // Counted from our own clock, which may differ from Keystone's.
            ExpiresAt = now + life,
            RefreshAt = now + (life * (1 - rest)),
            Catalog = ServiceCatalog.Parse(token["catalog"] as JsonArray),
            ProjectId = (string?)token["project"]?["id"],
            ProjectName = (string?)token["project"]?["name"],
            DomainId = (string?)token["domain"]?["id"],
            UserId = (string?)token["user"]?["id"] ?? throw new FormatException("The token names no user."),
            UserName = (string?)token["user"]?["name"],
        };
    }

    private static DateTimeOffset Time(JsonObject token, string key) =>
        DateTimeOffset.TryParse((string?)token[key], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"The token has no time under '{key}'.");
}
