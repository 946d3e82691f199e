using System.Net.Http.Headers;

namespace Heat.Kubernetes.Client.Configuration;

/// <summary>A token in a file that somebody else renews, as in every pod: read again each minute, and at once when the server refuses it.</summary>
internal sealed class TokenFileCredential(string path, TimeProvider timeProvider) : ICredential
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private Credential? _credential;
    private long _readAt;

    public ValueTask<Credential> GetAsync(Credential? refused, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_credential is null || ReferenceEquals(_credential, refused) || timeProvider.GetElapsedTime(_readAt) >= Freshness)
            {
                _credential = Read();
                _readAt = timeProvider.GetTimestamp();
            }

            return new(_credential);
        }
    }

    private Credential Read()
    {
        var token = File.ReadAllText(path).Trim();
        if (token.Length == 0)
        {
            throw new KubernetesConfigurationException($"The token file {path} is empty: it must hold a bearer token.");
        }

        return _credential?.Authorization?.Parameter == token
            ? _credential
            : new Credential(new AuthenticationHeaderValue("Bearer", token));
    }
}
