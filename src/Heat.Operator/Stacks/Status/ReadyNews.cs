using Heat.Kubernetes.Events;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Status;

/// <summary>Tells by an event as well what a Ready condition newly says: the same for every kind of object.</summary>
/// <remarks>A word that changes is news. While something is wrong, another message is news too.</remarks>
internal static class ReadyNews
{
    /// <summary>Publishes the event, where there is news.</summary>
    /// <param name="events">Where it is published.</param>
    /// <param name="subject">What the conditions stand on.</param>
    /// <param name="before">The conditions that were told before.</param>
    /// <param name="after">The conditions that are written now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task TellReadyAsync(
        this IEventPublisher events, IKubernetesObject<V1ObjectMeta> subject, IEnumerable<V1Condition>? before, IEnumerable<V1Condition>? after,
        CancellationToken cancellationToken)
    {
        if (Of(before, after) is { } news)
        {
            await events.PublishAsync(subject, TypeOf(news), news.Reason ?? "", news.Message ?? "", cancellationToken);
        }
    }

    /// <summary>The condition to tell; null: there is none, or it was told before.</summary>
    public static V1Condition? Of(IEnumerable<V1Condition>? before, IEnumerable<V1Condition>? after) =>
        after.Ready() is { } ready && (before.Ready() is not { } former || IsNews(former, ready)) ? ready : null;

    /// <summary>Only trouble is a warning.</summary>
    public static EventType TypeOf(V1Condition ready) => ready.Meaning() == ReasonMeaning.Trouble ? EventType.Warning : EventType.Normal;

    private static bool IsNews(V1Condition before, V1Condition after) =>
        before.Status != after.Status || before.Reason != after.Reason || (after.Meaning() == ReasonMeaning.Trouble && before.Message != after.Message);
}
