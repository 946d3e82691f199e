using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.LeaderElection;

/// <summary>The lease, as one candidate sees it.</summary>
/// <remarks>
/// The clocks of candidates are never compared: a candidate takes over when it has seen no change for the lease's duration by its own clock.
/// Every write carries the version that was read, so of two candidates only one succeeds.
/// </remarks>
internal sealed class LeaseLock(IKubernetesClient client, LeaderElectionOptions options, string @namespace, TimeProvider timeProvider)
{
    private string? _seenVersion;
    private long _seenAt;

    /// <summary>Who held the lease when it was read last.</summary>
    public string? Holder { get; private set; }

    /// <summary>How long until the lease that somebody else holds is free, if nobody renews it. Null: nobody else was seen to hold it.</summary>
    public TimeSpan? UntilFree { get; private set; }

    /// <summary>Takes the lease if it is free, or renews it.</summary>
    /// <returns>Whether this candidate holds it.</returns>
    public async Task<bool> TryHoldAsync(CancellationToken cancellationToken)
    {
        UntilFree = null;
        var lease = await client.GetAsync<V1Lease>(options.LeaseName, @namespace, cancellationToken);
        if (lease is null)
        {
            return await WriteAsync(() => client.CreateAsync(NewLease(), cancellationToken));
        }

        Observe(lease);
        var spec = lease.Spec ??= new V1LeaseSpec();
        if (!IsMine(spec) && Remaining(spec) is var remaining && remaining > TimeSpan.Zero)
        {
            UntilFree = remaining;
            return false;
        }

        Take(spec);
        return await WriteAsync(() => client.UpdateAsync(lease, cancellationToken));
    }

    /// <summary>Gives the lease back, so that another candidate need not wait.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        var lease = await client.GetAsync<V1Lease>(options.LeaseName, @namespace, cancellationToken);
        if (lease?.Spec is { } spec && IsMine(spec))
        {
            spec.HolderIdentity = "";
            spec.LeaseDurationSeconds = 1;
            spec.RenewTime = timeProvider.GetUtcNow();
            await WriteAsync(() => client.UpdateAsync(lease, cancellationToken));
        }
    }

    private bool IsMine(V1LeaseSpec spec) => spec.HolderIdentity == options.Identity;

    private TimeSpan Remaining(V1LeaseSpec spec)
    {
        var duration = spec.LeaseDurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.LeaseDuration;
        return string.IsNullOrEmpty(spec.HolderIdentity) ? TimeSpan.Zero : duration - timeProvider.GetElapsedTime(_seenAt);
    }

    private void Observe(V1Lease lease)
    {
        Holder = lease.Spec?.HolderIdentity;
        if (_seenVersion != lease.Metadata.ResourceVersion)
        {
            _seenVersion = lease.Metadata.ResourceVersion;
            _seenAt = timeProvider.GetTimestamp();
        }
    }

    private void Take(V1LeaseSpec spec)
    {
        var now = timeProvider.GetUtcNow();
        if (!IsMine(spec))
        {
            spec.AcquireTime = now;
            spec.LeaseTransitions = (spec.LeaseTransitions ?? 0) + 1;
        }

        spec.HolderIdentity = options.Identity;
        spec.LeaseDurationSeconds = (int)Math.Ceiling(options.LeaseDuration.TotalSeconds);
        spec.RenewTime = now;
    }

    private V1Lease NewLease()
    {
        var spec = new V1LeaseSpec();
        Take(spec);
        spec.LeaseTransitions = 0;
        return new V1Lease { Metadata = new V1ObjectMeta { Name = options.LeaseName, Namespace = @namespace }, Spec = spec };
    }

    private async Task<bool> WriteAsync(Func<Task<V1Lease>> write)
    {
        try
        {
            Observe(await write());
            return true;
        }
        catch (KubernetesApiException refusal) when (refusal.IsConflict || refusal.IsAlreadyExists || refusal.IsNotFound)
        {
            return false;
        }
    }
}
