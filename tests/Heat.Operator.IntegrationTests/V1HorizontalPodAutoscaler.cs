using System.Text.Json.Nodes;
using Heat.Kubernetes.Models;

namespace Heat.Operator.IntegrationTests;

/// <summary>Kubernetes' horizontal autoscaler.</summary>
[KubernetesEntity(Group = "autoscaling", Kind = "HorizontalPodAutoscaler", PluralName = "horizontalpodautoscalers")]
internal sealed class V1HorizontalPodAutoscaler : KubernetesEntity
{
    /// <summary>What is scaled, and between which sizes.</summary>
    public JsonObject? Spec { get; set; }
}
