using System.Collections.Frozen;

namespace Heat.Operator.Generation;

/// <summary>Labels of the metrics. An instrument does not know them before it measures; a test compares this table with a running operator.</summary>
internal static class MetricLabels
{
    private static readonly FrozenDictionary<string, string[]> Names = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["announcements_total"] = [],
        ["build_info"] = ["version"],
        ["cache_objects"] = ["kind"],
        ["cache_staleness_seconds"] = ["kind", "namespace"],
        ["client_request_duration_seconds"] = ["verb", "resource", "status"],
        ["client_request_retries_total"] = ["verb", "resource"],
        ["client_throttle_wait_seconds"] = ["verb"],
        ["cloud_call_duration_seconds"] = ["service", "method"],
        ["cloud_call_limit"] = ["endpoint"],
        ["cloud_calls_in_flight"] = ["endpoint"],
        ["cloud_calls_total"] = ["service", "method", "status"],
        ["cloud_calls_waiting"] = ["endpoint"],
        ["controller_pass_duration_seconds"] = ["kind", "result"],
        ["lost_object_searches_total"] = ["outcome"],
        ["orphan_deletions_total"] = ["outcome"],
        ["orphans"] = ["namespace", "sweep", "certainty"],
        ["queue_adds_total"] = ["queue", "priority"],
        ["queue_depth"] = ["queue"],
        ["queue_oldest_unfinished_seconds"] = ["queue"],
        ["queue_retries_total"] = ["queue"],
        ["queue_wait_seconds"] = ["queue", "priority"],
        ["queue_work_seconds"] = ["queue"],
        ["resource_events_total"] = ["type", "action", "status"],
        ["stack_nodes_total"] = ["step", "outcome"],
        ["stack_pass_duration_seconds"] = ["action", "status"],
        ["stack_waves_total"] = [],
        ["stacks"] = ["action", "status", "ready"],
        ["state_save_duration_seconds"] = ["outcome"],
        ["watch_breaks_total"] = ["kind", "cause"],
        ["watch_lists_total"] = ["kind"],
        ["watch_unreadable_objects_total"] = ["kind"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What each label says.</summary>
    public static FrozenDictionary<string, string> Meanings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["action"] = "What is or was done, in Heat's words: `CREATE`, `UPDATE`, `DELETE`; for resources `REPLACE`, `ADOPT`, `CHECK` and `SIGNAL` too. `NONE`: nothing yet.",
        ["cause"] = "Why a watch broke.",
        ["certainty"] = "`proven`: made for a Stack of this cluster. `unknown`: named as ours are, for a stack that is not known here.",
        ["endpoint"] = "Address of a service of the cloud.",
        ["kind"] = "Kind of a Kubernetes object.",
        ["method"] = "HTTP method.",
        ["namespace"] = "Namespace that a watch covers, empty for all; or that of a sweep.",
        ["outcome"] = "What came of it. Of nodes: `done`, `waiting`, `replaced`, `refused`, `skipped`, `failed`. Of saves: `ok`, `failed`. Of searches: `found`, `absent`, `impossible`. Of deletions of orphans: `Requested`, `Gone`, `Refused`, `Failed`.",
        ["priority"] = "`high`: a user changed something. `normal`: work goes on. `low`: a look around.",
        ["queue"] = "Queue of keys; one for each kind that is controlled.",
        ["ready"] = "Whether the condition `Ready` is true.",
        ["resource"] = "Plural name of a kind, as in the URL.",
        ["result"] = "How a pass over an object ended.",
        ["service"] = "Type of the cloud's service, such as `compute`.",
        ["step"] = "What is done at a node of a plan: `bring_up` or `clean_up`.",
        ["status"] = "Of a call: the HTTP status, `none` without an answer. Of stacks and resources: `IN_PROGRESS`, `COMPLETE`, `FAILED`; `NONE`: nothing yet.",
        ["sweep"] = "Name of an OrphanSweep.",
        ["type"] = "Type of the resource, such as `OS::Nova::Server`.",
        ["verb"] = "What was asked of the API server: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`.",
        ["version"] = "Version of the program.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The labels of a metric.</summary>
    /// <exception cref="InvalidOperationException">The table does not have the metric.</exception>
    public static IReadOnlyList<string> Of(string metric) =>
        Names.GetValueOrDefault(metric[MetricReference.Prefix.Length..])
        ?? throw new InvalidOperationException($"The labels of {metric} are not known: add it to {nameof(MetricLabels)}.");
}
