using System.Collections.Frozen;
using Heat.Api.Signing;
using Heat.Kubernetes.Controllers;

namespace Heat.Operator.Stacks.Signals;

/// <summary>The signing keys as this replica knows them. Makes the Secret where there is none; of several replicas that do it at once, the first counts.</summary>
internal sealed partial class SigningKeyring(
    KubernetesClient client, KubernetesOperatorOptions kubernetes, TimeProvider clock, ILogger<SigningKeyring> logger) : BackgroundService, ISigningKeys
{
    /// <summary>How soon a new key is known everywhere. Add it first, and let it sign after twice this time.</summary>
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    private volatile Keys? _keys;
    private volatile string _trouble = "The signing keys were not read yet.";

    /// <inheritdoc/>
    public SigningKey Current => _keys?.Current ?? throw new SigningUnavailableException(_trouble);

    /// <inheritdoc/>
    public SigningKey? Find(string id) => _keys?.All.GetValueOrDefault(id);

    private string Namespace => kubernetes.LeaderElection.LeaseNamespace ?? kubernetes.Configuration?.Namespace ?? "default";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await RefreshAsync(stoppingToken) ? ReadAgainAfter : TryAgainAfter;
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (current, all) = SigningSecret.Open(await ReadAsync(cancellationToken));
            _keys = new Keys(current, all);
            return true;
        }
        catch (Exception exception) when (exception is SigningUnavailableException or KubernetesApiException or HttpRequestException)
        {
            _trouble = $"The signing keys cannot be read: {exception.Message}";
            Log.NotRead(logger, exception.Message);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<V1Secret> ReadAsync(CancellationToken cancellationToken)
    {
        var key = new EntityKey(Namespace, SigningSecret.Name);
        if (await client.GetAsync<V1Secret>(key, cancellationToken) is { } known)
        {
            return known;
        }

        try
        {
            return await client.CreateAsync(SigningSecret.Create(Namespace), cancellationToken);
        }
        catch (KubernetesApiException exception) when (exception.IsAlreadyExists)
        {
            return await client.GetAsync<V1Secret>(key, cancellationToken) ?? throw new SigningUnavailableException($"Secret '{SigningSecret.Name}' comes and goes.");
        }
    }

    private sealed record Keys(SigningKey Current, FrozenDictionary<string, SigningKey> All);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The signing keys cannot be read; signals are refused until they can: {Reason}")]
        public static partial void NotRead(ILogger logger, string reason);
    }
}
