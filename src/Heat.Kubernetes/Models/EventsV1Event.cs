using System.Text.Json.Serialization;
using Heat.Kubernetes.Client;

namespace Heat.Kubernetes.Models;

/// <summary>A report of something that happened to an object, in the newer API group.</summary>
[KubernetesEntity(Group = "events.k8s.io", Kind = "Event", PluralName = "events")]
public sealed class EventsV1Event : KubernetesEntity
{
    /// <summary>The object that the event is about.</summary>
    public V1ObjectReference? Regarding { get; set; }

    /// <summary>A second object, for actions that concern two.</summary>
    public V1ObjectReference? Related { get; set; }

    /// <summary>Why, in one word for programs.</summary>
    public string? Reason { get; set; }

    /// <summary>What happened, in a sentence.</summary>
    public string? Note { get; set; }

    /// <summary><c>Normal</c> or <c>Warning</c>.</summary>
    public string? Type { get; set; }

    /// <summary>What was done, in one word.</summary>
    public string? Action { get; set; }

    /// <summary>When it was observed first.</summary>
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? EventTime { get; set; }

    /// <summary>Which program reports.</summary>
    public string? ReportingController { get; set; }

    /// <summary>Which instance of the program reports.</summary>
    public string? ReportingInstance { get; set; }

    /// <summary>Repetitions of the event.</summary>
    public EventsV1EventSeries? Series { get; set; }
}

/// <summary>Repetitions of an event.</summary>
public sealed class EventsV1EventSeries
{
    /// <summary>How often it happened so far.</summary>
    public int Count { get; set; }

    /// <summary>When it happened last.</summary>
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? LastObservedTime { get; set; }
}
