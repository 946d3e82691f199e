using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heat.Engine.Ports;

namespace Heat.Api.Agents;

/// <summary>Tokens of agents. They are signed with the agent's own secret, so every replica can judge them and none is kept.</summary>
/// <param name="servers">The agents.</param>
/// <param name="clock">The clock.</param>
internal sealed class AgentTokens(IServerMetadata servers, TimeProvider clock)
{
    private const string Form = "ha1";

    /// <summary>How long a token holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>A new token.</summary>
    public string Make(ServerAgent agent)
    {
        var end = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{Form}.{agent.AccessKey}.{end}.{Base64Url.EncodeToString(Mac(agent, end))}";
    }

    /// <summary>Whose token it is; null: nobody's, or its time is over.</summary>
    public async Task<ServerAgent?> JudgeAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Split('.') is not [Form, var key, var end, var signature]
            || !long.TryParse(end, CultureInfo.InvariantCulture, out var seconds)
            || seconds <= clock.GetUtcNow().ToUnixTimeSeconds()
            || await servers.FindByAccessKeyAsync(key, cancellationToken) is not { } agent)
        {
            return null;
        }

        var given = new byte[64];
        return Base64Url.TryDecodeFromChars(signature, given, out var length)
            && CryptographicOperations.FixedTimeEquals(given.AsSpan(0, length), Mac(agent, end))
            ? agent
            : null;
    }

    private static byte[] Mac(ServerAgent agent, string end) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(agent.SecretKey), Encoding.UTF8.GetBytes($"agent-token\n{agent.AccessKey}\n{end}"));
}
