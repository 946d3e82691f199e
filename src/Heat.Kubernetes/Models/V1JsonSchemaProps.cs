using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Heat.Kubernetes.Models;

/// <summary>The form of a value: the part of OpenAPI v3 that custom resources use.</summary>
public sealed class V1JsonSchemaProps
{
    /// <summary>What the value means.</summary>
    public string? Description { get; set; }

    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>; absent for any.</summary>
    public string? Type { get; set; }

    /// <summary>Narrower form, for example <c>date-time</c>.</summary>
    public string? Format { get; set; }

    /// <summary>Value that the server fills in.</summary>
    public JsonNode? Default { get; set; }

    /// <summary>The only values.</summary>
    public List<JsonNode>? Enum { get; set; }

    /// <summary>Whether an explicit null is kept.</summary>
    public bool? Nullable { get; set; }

    /// <summary>Smallest number.</summary>
    public double? Minimum { get; set; }

    /// <summary>Largest number.</summary>
    public double? Maximum { get; set; }

    /// <summary>Shortest text.</summary>
    public int? MinLength { get; set; }

    /// <summary>Longest text.</summary>
    public int? MaxLength { get; set; }

    /// <summary>Regular expression that texts match.</summary>
    public string? Pattern { get; set; }

    /// <summary>Shortest list.</summary>
    public int? MinItems { get; set; }

    /// <summary>Longest list.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Smallest map.</summary>
    public int? MinProperties { get; set; }

    /// <summary>Largest map.</summary>
    public int? MaxProperties { get; set; }

    /// <summary>Form of the members, by name.</summary>
    public Dictionary<string, V1JsonSchemaProps>? Properties { get; set; }

    /// <summary>Members that must be there.</summary>
    public List<string>? Required { get; set; }

    /// <summary>Form of the values of a map.</summary>
    public V1JsonSchemaProps? AdditionalProperties { get; set; }

    /// <summary>Form of the entries of a list.</summary>
    public V1JsonSchemaProps? Items { get; set; }

    /// <summary>Forms of which at least one fits.</summary>
    public List<V1JsonSchemaProps>? AnyOf { get; set; }

    /// <summary>Forms that all fit.</summary>
    public List<V1JsonSchemaProps>? AllOf { get; set; }

    /// <summary>Forms of which exactly one fits.</summary>
    public List<V1JsonSchemaProps>? OneOf { get; set; }

    /// <summary>A form that does not fit.</summary>
    public V1JsonSchemaProps? Not { get; set; }

    /// <summary>Whether the value is a number or a text.</summary>
    [JsonPropertyName("x-kubernetes-int-or-string")]
    public bool? XKubernetesIntOrString { get; set; }

    /// <summary>Members by which entries of a <c>map</c> list are told apart.</summary>
    [JsonPropertyName("x-kubernetes-list-map-keys")]
    public List<string>? XKubernetesListMapKeys { get; set; }

    /// <summary><c>atomic</c>, <c>set</c> or <c>map</c>: how writers share a list.</summary>
    [JsonPropertyName("x-kubernetes-list-type")]
    public string? XKubernetesListType { get; set; }

    /// <summary><c>atomic</c> or <c>granular</c>: how writers share a map.</summary>
    [JsonPropertyName("x-kubernetes-map-type")]
    public string? XKubernetesMapType { get; set; }

    /// <summary>Whether members that the schema does not name are kept.</summary>
    [JsonPropertyName("x-kubernetes-preserve-unknown-fields")]
    public bool? XKubernetesPreserveUnknownFields { get; set; }

    /// <summary>Whether the value is a whole object of some kind.</summary>
    [JsonPropertyName("x-kubernetes-embedded-resource")]
    public bool? XKubernetesEmbeddedResource { get; set; }

    /// <summary>Rules in CEL that the value obeys.</summary>
    [JsonPropertyName("x-kubernetes-validations")]
    public List<V1ValidationRule>? XKubernetesValidations { get; set; }
}

/// <summary>A rule in CEL.</summary>
public sealed class V1ValidationRule
{
    /// <summary>Field that the error is about, relative to the value.</summary>
    public string? FieldPath { get; set; }

    /// <summary>What is said when the rule is broken.</summary>
    public string? Message { get; set; }

    /// <summary>Expression that makes what is said.</summary>
    public string? MessageExpression { get; set; }

    /// <summary>Cause in one word.</summary>
    public string? Reason { get; set; }

    /// <summary>The rule.</summary>
    public string? Rule { get; set; }
}
