using System.Text.Json.Serialization;
using Heat.Kubernetes.Client;

namespace Heat.Kubernetes.Models;

/// <summary>A report of something that happened to an object, in the form that every server and <c>kubectl describe</c> know.</summary>
[KubernetesEntity(Kind = "Event", PluralName = "events")]
public sealed class CoreV1Event : KubernetesEntity
{
    /// <summary>The object that the event is about.</summary>
    public V1ObjectReference InvolvedObject { get; set; } = new();

    /// <summary>Why, in one word for programs.</summary>
    public string? Reason { get; set; }

    /// <summary>What happened, in a sentence of at most 1024 bytes.</summary>
    public string? Message { get; set; }

    /// <summary><c>Normal</c> or <c>Warning</c>.</summary>
    public string? Type { get; set; }

    /// <summary>How often it happened.</summary>
    public int? Count { get; set; }

    /// <summary>When it happened first.</summary>
    public DateTimeOffset? FirstTimestamp { get; set; }

    /// <summary>When it happened last.</summary>
    public DateTimeOffset? LastTimestamp { get; set; }

    /// <summary>When it was observed first, in microseconds.</summary>
    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? EventTime { get; set; }

    /// <summary>What was done, in one word.</summary>
    public string? Action { get; set; }

    /// <summary>Which program reports.</summary>
    public string? ReportingComponent { get; set; }

    /// <summary>Which instance of the program reports.</summary>
    public string? ReportingInstance { get; set; }

    /// <summary>Which program reports, in the older form.</summary>
    public V1EventSource? Source { get; set; }
}

/// <summary>Which program reports an event.</summary>
public sealed class V1EventSource
{
    /// <summary>Name of the program.</summary>
    public string? Component { get; set; }

    /// <summary>Machine that it runs on.</summary>
    public string? Host { get; set; }
}
