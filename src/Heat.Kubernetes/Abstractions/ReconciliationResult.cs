using System.Diagnostics.CodeAnalysis;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Abstractions;

/// <summary>How a pass over an entity ended, and when to look again.</summary>
/// <typeparam name="TEntity">Type of the entity.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The shape that operators in this language have.")]
public sealed record ReconciliationResult<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private ReconciliationResult(TEntity entity, bool isSuccess, TimeSpan? requeueAfter, string? errorMessage, Exception? error)
    {
        Entity = entity;
        IsSuccess = isSuccess;
        RequeueAfter = requeueAfter;
        ErrorMessage = errorMessage;
        Error = error;
    }

    /// <summary>The entity as the pass left it.</summary>
    public TEntity Entity { get; }

    /// <summary>Whether the pass did what it could do now.</summary>
    public bool IsSuccess { get; }

    /// <summary>When to look again. Null: after a success when something changes, after a failure by backoff.</summary>
    public TimeSpan? RequeueAfter { get; }

    /// <summary>Why the pass failed, in a sentence.</summary>
    public string? ErrorMessage { get; }

    /// <summary>What made the pass fail.</summary>
    public Exception? Error { get; }

    /// <summary>Nothing is left to do until something changes.</summary>
    public static ReconciliationResult<TEntity> Success(TEntity entity) => new(entity, true, null, null, null);

    /// <summary>Nothing is left to do until then.</summary>
    public static ReconciliationResult<TEntity> Success(TEntity entity, TimeSpan? requeueAfter) => new(entity, true, requeueAfter, null, null);

    /// <summary>The pass failed. It is tried again with growing pauses, or exactly after <paramref name="requeueAfter"/>.</summary>
    public static ReconciliationResult<TEntity> Failure(
        TEntity entity, string errorMessage, Exception? error = null, TimeSpan? requeueAfter = null) =>
        new(entity, false, requeueAfter, errorMessage, error);
}
