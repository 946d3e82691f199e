namespace Heat.Kubernetes.Crds;

/// <summary>Abbreviations of a kind for the command line.</summary>
/// <param name="shortNames">The abbreviations.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KubernetesEntityShortNamesAttribute(params string[] shortNames) : Attribute
{
    /// <summary>The abbreviations.</summary>
    public IReadOnlyList<string> ShortNames { get; } = shortNames;
}

/// <summary>Further collections that objects of a kind show up in, for example <c>all</c>.</summary>
/// <param name="categories">Names of the collections.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KubernetesEntityCategoriesAttribute(params string[] categories) : Attribute
{
    /// <summary>Names of the collections.</summary>
    public IReadOnlyList<string> Categories { get; } = categories;
}

/// <summary>Of several versions of a kind, this is the one that is stored.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StorageVersionAttribute : Attribute;

/// <summary>A column that lists show. Columns stand in the order of the attributes.</summary>
/// <param name="jsonPath">Where the value is, for example <c>.status.phase</c>.</param>
/// <param name="name">Title of the column.</param>
/// <param name="type"><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c> or <c>date</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class GenericAdditionalPrinterColumnAttribute(string jsonPath, string name, string type = "string") : Attribute
{
    /// <summary>Where the value is.</summary>
    public string JsonPath { get; } = jsonPath;

    /// <summary>Title of the column.</summary>
    public string Name { get; } = name;

    /// <summary>Type of the value.</summary>
    public string Type { get; } = type;

    /// <summary>What the column shows.</summary>
    public string? Description { get; init; }

    /// <summary>Form of the value.</summary>
    public string? Format { get; init; }

    /// <summary>1 for a column that only wide lists show.</summary>
    public int Priority { get; init; }
}

/// <summary>The kind can be scaled.</summary>
/// <param name="specReplicasPath">Where the number of replicas is that are asked for.</param>
/// <param name="statusReplicasPath">Where the number of replicas is that there are.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScaleSubresourceAttribute(string specReplicasPath, string statusReplicasPath) : Attribute
{
    /// <summary>Where the number of replicas is that are asked for.</summary>
    public string SpecReplicasPath { get; } = specReplicasPath;

    /// <summary>Where the number of replicas is that there are.</summary>
    public string StatusReplicasPath { get; } = statusReplicasPath;

    /// <summary>Where the label selector is.</summary>
    public string? LabelSelectorPath { get; init; }
}

/// <summary>A field that lists can be selected by. Servers before 1.30 do without.</summary>
/// <param name="jsonPath">Where the field is, for example <c>.spec.color</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SelectableFieldAttribute(string jsonPath) : Attribute
{
    /// <summary>Where the field is.</summary>
    public string JsonPath { get; } = jsonPath;
}
