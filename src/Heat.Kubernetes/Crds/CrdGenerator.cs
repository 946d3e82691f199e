using System.ComponentModel;
using System.Reflection;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Crds;

/// <summary>Makes the definition of a kind from the types that stand for it, one for each version.</summary>
public static class CrdGenerator
{
    /// <summary>The definition of a kind with one version.</summary>
    public static V1CustomResourceDefinition Generate<TEntity>()
        where TEntity : IKubernetesObject<V1ObjectMeta> => Generate(typeof(TEntity));

    /// <summary>The definition of a kind with one or more versions.</summary>
    /// <param name="versions">One type for each version, all of the same group and kind. Of several, one has <see cref="StorageVersionAttribute"/>.</param>
    /// <exception cref="InvalidOperationException">The types are not versions of one kind, or one of them has no structural schema.</exception>
    public static V1CustomResourceDefinition Generate(params IReadOnlyList<Type> versions)
    {
        var places = versions.Select(EntityMetadata.Of).ToArray();
        var place = places[0];
        if (places.Any(other => (other.Group, other.Kind, other.Plural, other.Scope) != (place.Group, place.Kind, place.Plural, place.Scope)))
        {
            throw new InvalidOperationException($"Not all are versions of {place.Kind}: {string.Join(", ", places.AsEnumerable())}.");
        }

        var stored = StoredOf(versions, place);
        return new V1CustomResourceDefinition
        {
            ApiVersion = "apiextensions.k8s.io/v1",
            Kind = "CustomResourceDefinition",
            Metadata = new V1ObjectMeta { Name = $"{place.Plural}.{place.Group}" },
            Spec = new V1CustomResourceDefinitionSpec
            {
                Group = place.Group,
                Names = NamesOf(stored, place),
                Scope = place.Scope.ToString(),
                Versions = [.. versions.Select(type => VersionOf(type, type == stored))],
            },
        };
    }

    private static Type StoredOf(IReadOnlyList<Type> versions, EntityMetadata place)
    {
        var marked = versions.Where(type => type.IsDefined(typeof(StorageVersionAttribute))).ToArray();
        return (versions.Count, marked.Length) switch
        {
            (1, _) => versions[0],
            (_, 1) => marked[0],
            _ => throw new InvalidOperationException($"Exactly one version of {place.Kind} must have [StorageVersion], but {marked.Length} have."),
        };
    }

    private static V1CustomResourceDefinitionNames NamesOf(Type type, EntityMetadata place) => new()
    {
        Kind = place.Kind,
        ListKind = place.Kind + "List",
        Plural = place.Plural,
        Singular = place.Kind.ToLowerInvariant(),
        ShortNames = ListOf(type.GetCustomAttribute<KubernetesEntityShortNamesAttribute>()?.ShortNames),
        Categories = ListOf(type.GetCustomAttribute<KubernetesEntityCategoriesAttribute>()?.Categories),
    };

    private static List<string>? ListOf(IReadOnlyList<string>? values) => values is { Count: > 0 } ? [.. values] : null;

    private static V1CustomResourceDefinitionVersion VersionOf(Type type, bool isStored) => new()
    {
        Name = EntityMetadata.Of(type).Version,
        Served = true,
        Storage = isStored,
        AdditionalPrinterColumns = ColumnsOf(type),
        SelectableFields = SelectableFieldsOf(type),
        Schema = new V1CustomResourceValidation { OpenApiV3Schema = SchemaOf(type) },
        Subresources = SubresourcesOf(type),
    };

    private static V1JsonSchemaProps SchemaOf(Type type)
    {
        var schema = new SchemaGenerator().Generate(type);
        var properties = schema.Properties ?? [];
        Describe(properties, "apiVersion", "Group and version of this document.");
        Describe(properties, "kind", "Kind of this document.");
        if (properties.ContainsKey("spec"))
        {
            schema.Required = [.. (schema.Required ?? []).Append("spec").Distinct(StringComparer.Ordinal)];
        }

        schema.Description ??= type.GetCustomAttribute<DescriptionAttribute>()?.Description;
        return schema;
    }

    private static void Describe(Dictionary<string, V1JsonSchemaProps> properties, string name, string description)
    {
        if (properties.TryGetValue(name, out var property))
        {
            property.Description ??= description;
        }
    }

    private static List<V1CustomResourceColumnDefinition>? ColumnsOf(Type type)
    {
        var columns = type.GetCustomAttributes<GenericAdditionalPrinterColumnAttribute>().Select(column => new V1CustomResourceColumnDefinition
        {
            Name = column.Name,
            Type = column.Type,
            JsonPath = column.JsonPath,
            Description = column.Description,
            Format = column.Format,
            Priority = column.Priority == 0 ? null : column.Priority,
        }).ToList();
        return columns.Count == 0 ? null : columns;
    }

    private static List<V1SelectableField>? SelectableFieldsOf(Type type)
    {
        var fields = type.GetCustomAttributes<SelectableFieldAttribute>().Select(field => new V1SelectableField { JsonPath = field.JsonPath }).ToList();
        return fields.Count == 0 ? null : fields;
    }

    private static V1CustomResourceSubresources? SubresourcesOf(Type type)
    {
        var scale = type.GetCustomAttribute<ScaleSubresourceAttribute>();
        var hasStatus = type.GetProperty("Status") is not null;
        if (scale is null && !hasStatus)
        {
            return null;
        }

        return new V1CustomResourceSubresources { Status = hasStatus ? new() : null, Scale = scale is null ? null : ScaleOf(scale) };
    }

    private static V1CustomResourceSubresourceScale ScaleOf(ScaleSubresourceAttribute scale) => new()
    {
        SpecReplicasPath = scale.SpecReplicasPath,
        StatusReplicasPath = scale.StatusReplicasPath,
        LabelSelectorPath = scale.LabelSelectorPath,
    };
}
