using Heat.Engine.Requests;

namespace Heat.Operator.Entities;

/// <summary>How people ask for a plan or a sweep to be made anew: by another value of an annotation than the last.</summary>
internal static class Refresh
{
    /// <summary>The annotation.</summary>
    public const string Annotation = V1Alpha1Stack.GroupName + "/" + RequestVerbs.Reconcile;

    /// <summary>The value that an object has of it; null: none. Its status keeps the one that was dealt with last.</summary>
    public static string? AskedOf(IKubernetesObject<V1ObjectMeta> entity) => entity.Annotation(Annotation);
}
