using System.Text.Json.Serialization;

namespace Heat.Kubernetes.Models;

/// <summary>Teaches a server a new kind.</summary>
[KubernetesEntity(Group = "apiextensions.k8s.io", Kind = "CustomResourceDefinition", PluralName = "customresourcedefinitions")]
[EntityScope(EntityScope.Cluster)]
public sealed class V1CustomResourceDefinition : KubernetesEntity
{
    /// <summary>What the kind is.</summary>
    public V1CustomResourceDefinitionSpec Spec { get; set; } = new();

    /// <summary>Whether the server serves it.</summary>
    public V1CustomResourceDefinitionStatus? Status { get; set; }
}

/// <summary>What a kind is.</summary>
public sealed class V1CustomResourceDefinitionSpec
{
    /// <summary>API group.</summary>
    public string? Group { get; set; }

    /// <summary>Names of the kind.</summary>
    public V1CustomResourceDefinitionNames Names { get; set; } = new();

    /// <summary><c>Namespaced</c> or <c>Cluster</c>.</summary>
    public string? Scope { get; set; }

    /// <summary>Versions, of which one is stored.</summary>
    public List<V1CustomResourceDefinitionVersion> Versions { get; set; } = [];
}

/// <summary>Names of a kind.</summary>
public sealed class V1CustomResourceDefinitionNames
{
    /// <summary>Further collections that objects show up in.</summary>
    public List<string>? Categories { get; set; }

    /// <summary>Kind in the singular.</summary>
    public string? Kind { get; set; }

    /// <summary>Kind of a list.</summary>
    public string? ListKind { get; set; }

    /// <summary>Name of the collection.</summary>
    public string? Plural { get; set; }

    /// <summary>Abbreviations for the command line.</summary>
    public List<string>? ShortNames { get; set; }

    /// <summary>Name of one object.</summary>
    public string? Singular { get; set; }
}

/// <summary>One version of a kind.</summary>
public sealed class V1CustomResourceDefinitionVersion
{
    /// <summary>Columns that lists show.</summary>
    public List<V1CustomResourceColumnDefinition>? AdditionalPrinterColumns { get; set; }

    /// <summary>Name of the version.</summary>
    public string? Name { get; set; }

    /// <summary>Form of the objects.</summary>
    public V1CustomResourceValidation? Schema { get; set; }

    /// <summary>Fields that lists can be selected by.</summary>
    public List<V1SelectableField>? SelectableFields { get; set; }

    /// <summary>Whether the version can be used.</summary>
    public bool Served { get; set; }

    /// <summary>Whether objects are stored in this version.</summary>
    public bool Storage { get; set; }

    /// <summary>Parts of the object that are written apart.</summary>
    public V1CustomResourceSubresources? Subresources { get; set; }
}

/// <summary>Form of the objects of a kind.</summary>
public sealed class V1CustomResourceValidation
{
    /// <summary>The schema of a whole object.</summary>
    [JsonPropertyName("openAPIV3Schema")]
    public V1JsonSchemaProps? OpenApiV3Schema { get; set; }
}

/// <summary>A field that lists can be selected by.</summary>
public sealed class V1SelectableField
{
    /// <summary>Where the field is.</summary>
    public string? JsonPath { get; set; }
}

/// <summary>A column that lists show.</summary>
public sealed class V1CustomResourceColumnDefinition
{
    /// <summary>What the column shows.</summary>
    public string? Description { get; set; }

    /// <summary>Form of the value.</summary>
    public string? Format { get; set; }

    /// <summary>Where the value is.</summary>
    public string? JsonPath { get; set; }

    /// <summary>Title of the column.</summary>
    public string? Name { get; set; }

    /// <summary>Above zero: only in wide lists.</summary>
    public int? Priority { get; set; }

    /// <summary>Type of the value.</summary>
    public string? Type { get; set; }
}

/// <summary>Parts of an object that are written apart.</summary>
public sealed class V1CustomResourceSubresources
{
    /// <summary>How the object is scaled.</summary>
    public V1CustomResourceSubresourceScale? Scale { get; set; }

    /// <summary>Present when the status is written apart.</summary>
    public V1CustomResourceSubresourceStatus? Status { get; set; }
}

/// <summary>The status is written apart.</summary>
public sealed class V1CustomResourceSubresourceStatus;

/// <summary>How an object is scaled.</summary>
public sealed class V1CustomResourceSubresourceScale
{
    /// <summary>Where the label selector is.</summary>
    public string? LabelSelectorPath { get; set; }

    /// <summary>Where the number of replicas is that are asked for.</summary>
    public string? SpecReplicasPath { get; set; }

    /// <summary>Where the number of replicas is that there are.</summary>
    public string? StatusReplicasPath { get; set; }
}

/// <summary>Whether a server serves a kind.</summary>
public sealed class V1CustomResourceDefinitionStatus
{
    /// <summary>Among others <c>Established</c> and <c>NamesAccepted</c>.</summary>
    public List<V1Condition>? Conditions { get; set; }

    /// <summary>Versions in which objects may have been stored.</summary>
    public List<string>? StoredVersions { get; set; }
}
