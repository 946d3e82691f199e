using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Heat.Kubernetes.Crds;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Tests.Models;

/// <summary>A custom resource that has a bit of everything.</summary>
[KubernetesEntity(Group = "tests.example.org", ApiVersion = "v1", Kind = "Widget", PluralName = "widgets")]
[KubernetesEntityShortNames("wdg")]
[KubernetesEntityCategories("tests")]
[ScaleSubresource(".spec.replicas", ".status.replicas")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].status", "Ready", Description = "Whether it is ready.")]
[GenericAdditionalPrinterColumn(".spec.size", "Size")]
[GenericAdditionalPrinterColumn(".spec.replicas", "Replicas", "integer", Priority = 1)]
[GenericAdditionalPrinterColumn(".metadata.creationTimestamp", "Age", "date")]
[Description("A widget, which stands for nothing.")]
public sealed class V1Widget : CustomKubernetesEntity<V1WidgetSpec, V1WidgetStatus>;

[Description("What a widget should be.")]
[Union(UnionKind.ExactlyOne, "text", "textFrom")]
[ValidationRule("!has(self.minimum) || self.minimum <= self.replicas", Message = "minimum must not be above replicas", FieldPath = ".minimum")]
public sealed class V1WidgetSpec
{
    [Description("How large it is.")]
    [DefaultValue(WidgetSize.Small)]
    public WidgetSize? Size { get; set; }

    [Description("How many there are.")]
    [Range(0, 10)]
    [DefaultValue(1)]
    public int? Replicas { get; set; }

    [Description("How many there must be.")]
    public int? Minimum { get; set; }

    [Description("A text, or an object of any form.")]
    public JsonElement? Text { get; set; }

    [Description("Where the text stands. The description is long, so that it has to be folded over several lines: it goes on and on, says the same thing twice, and still it does not end before the margin.")]
    public WidgetReference? TextFrom { get; set; }

    [Description("A port by number or by name.")]
    [IntOrString]
    public JsonElement? Port { get; set; }

    [Description("Words.")]
    [ListSet]
    [MaxLength(5)]
    public IList<string>? Tags { get; set; }

    [Description("Free members.")]
    public JsonObject? Extra { get; set; }

    [RegularExpression("^[a-z]+$")]
    [StringLength(20, MinimumLength = 2)]
    public string? Code { get; set; }

    public Dictionary<string, string>? Labels { get; set; }

    [ExplicitNull]
    public DateTimeOffset? Since { get; set; }

    [JsonIgnore]
    public string? Hidden { get; set; }
}

public enum WidgetSize
{
    Small,

    [JsonStringEnumMemberName("very-large")]
    VeryLarge,
}

[Description("Names a key of a ConfigMap.")]
public sealed class WidgetReference
{
    [Required]
    [Description("Name of the ConfigMap.")]
    public string? Name { get; set; }

    public bool? Optional { get; set; }
}

public sealed class V1WidgetStatus
{
    [ListMap("type")]
    public List<V1Condition>? Conditions { get; set; }

    public int? Replicas { get; set; }

    public long? ObservedGeneration { get; set; }
}
