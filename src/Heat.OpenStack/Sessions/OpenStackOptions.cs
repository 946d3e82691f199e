using Heat.OpenStack.Configuration;
using Heat.OpenStack.Http;

namespace Heat.OpenStack.Sessions;

/// <summary>How clouds are called.</summary>
public sealed class OpenStackOptions
{
    /// <summary>How long one HTTP call may take, unless clouds.yaml says otherwise (<c>api_timeout</c>). Default: 60 s.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest answer that is read, in bytes. Default: 256 MiB.</summary>
    public int LongestAnswer { get; set; } = 256 * 1024 * 1024;

    /// <summary>How long <see cref="CloudSession.Lookups"/> remembers. Default: 60 s.</summary>
    public TimeSpan LookupLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A session that was not opened for so long is let go, and what it observed with it. Default: 30 min.</summary>
    public TimeSpan SessionIdleTime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>What calls name as their sender. Default: <c>heat-operator</c>.</summary>
    public string UserAgent { get; set; } = "heat-operator";

    /// <summary>How failed calls are repeated.</summary>
    public RetryOptions Retry { get; } = new();

    /// <summary>How many calls run at once.</summary>
    public LimiterOptions Limiter { get; } = new();

    /// <summary>Makes the innermost handler for a way of securing connections; null: sockets.</summary>
    public Func<TlsConfig, HttpMessageHandler>? Transport { get; set; }

    internal bool AreValid =>
        CallTimeout > TimeSpan.Zero && LongestAnswer > 0 && LookupLifetime >= TimeSpan.Zero && SessionIdleTime > TimeSpan.Zero && Retry.AreValid && Limiter.AreValid;
}
