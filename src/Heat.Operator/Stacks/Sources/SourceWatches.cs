using Heat.Kubernetes.Watching;
using Heat.Operator.Stacks.History;
using Heat.Operator.Stacks.Signals;
using Heat.Operator.Stacks.Software;
using Heat.Operator.Stacks.State;

namespace Heat.Operator.Stacks.Sources;

/// <summary>Which ConfigMaps and Secrets are watched, and how much of them.</summary>
internal static class SourceWatches
{
    /// <summary>All ConfigMaps but the histories of stacks, metadata only.</summary>
    public static readonly WatchScope ConfigMaps = new() { MetadataOnly = true, LabelSelector = $"!{HistoryObjects.Label}" };

    /// <summary>All Secrets but the operator's own state, waiting signals and software records, metadata only.</summary>
    public static readonly WatchScope Secrets = new() { MetadataOnly = true, FieldSelector = $"type!={StateSecrets.SecretType},type!={SignalObjects.SecretType},type!={SoftwareSecrets.SecretType}" };
}
