using System.Net;
using Heat.Kubernetes.LeaderElection;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks;

/// <summary>What nobody has foreseen, in words for people: a Stack is never left without any.</summary>
internal static class OperatorFault
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>The problem; null: the next pass is as good as this one would have been, and there is nothing to tell.</summary>
    /// <remarks>The text of an exception may hold a value that is secret. Only the API server's words about a request are known not to.</remarks>
    public static StackProblem? Of(Exception exception) => exception switch
    {
        OperationCanceledException or NotLeadingException => null,
        KubernetesApiException { IsConflict: true } or KubernetesApiException { IsTooManyRequests: true } => null,
        KubernetesApiException { StatusCode: >= HttpStatusCode.InternalServerError } or HttpRequestException or IOException => null,
        KubernetesApiException refusal => Problem($"the API server refused it: {refusal.Message}"),
        _ => Problem($"{exception.GetType().Name}."),
    };

    private static StackProblem Problem(string cause) => StackProblem.Passing(
        StackReason.InternalError, $"A fault of the operator ended the pass; it is tried again, and its log says more: {cause}", LookAgain);
}
