using System.Net;
using Heat.Cli.Hosting;
using Heat.Kubernetes.Client;

namespace Heat.Cli.Cluster;

/// <summary>Says what is the matter with a cluster, and what to do.</summary>
internal static class ClusterFaults
{
    /// <summary>The exception as a message for people; null: it is none of a cluster.</summary>
    public static InputFault? Of(Exception exception, StackCluster cluster) => exception switch
    {
        KubernetesApiException { IsForbidden: true } refusal => new(
            $"you have no right to do this: {refusal.Status.Message?.TrimEnd('.')}. Ask for the role heat-operator-stack-editor, or -viewer to read."),
        KubernetesApiException { StatusCode: HttpStatusCode.Unauthorized } => new(
            $"the cluster at {cluster.Host} does not accept your credentials. Log in anew, or choose another --context."),
        KubernetesApiException { IsNotFound: true } refusal => new(
            $"the cluster at {cluster.Host} does not have this: {refusal.Message}. Either the object is gone, or the operator's definitions (CRDs) are missing or older than this program."),
        KubernetesApiException { IsConflict: true } => new("somebody else changed the object at the same time. Try again."),
        KubernetesApiException { IsInvalid: true } refusal => new($"the cluster refuses this: {refusal.Status.Message}"),
        KubernetesApiException refusal => new($"the cluster at {cluster.Host} refuses this: {refusal.Message}"),
        HttpRequestException unreachable => new($"the cluster at {cluster.Host} cannot be reached: {unreachable.Message} Check the address and --context, or try again."),
        _ => null,
    };
}
