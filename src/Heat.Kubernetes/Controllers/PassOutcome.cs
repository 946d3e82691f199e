using Heat.Kubernetes.Abstractions;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Controllers;

/// <summary>How a pass ended, whatever ended it.</summary>
internal sealed record PassOutcome<TEntity>(string Name, string? Failure = null, TimeSpan? RequeueAfter = null, bool IsAborted = false)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The process stops, or no longer leads: whoever leads next begins anew.</summary>
    public static readonly PassOutcome<TEntity> Aborted = new("aborted", IsAborted: true);

    public static PassOutcome<TEntity> Failed(string reason) => new("failure", reason);

    public static PassOutcome<TEntity> Of(ReconciliationResult<TEntity>? result) => result switch
    {
        null => new("success"),
        { IsSuccess: true } => new("success", null, result.RequeueAfter),
        _ => new("failure", result.ErrorMessage ?? "no reason given", result.RequeueAfter),
    };
}
