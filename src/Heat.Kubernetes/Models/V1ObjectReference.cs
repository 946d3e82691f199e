namespace Heat.Kubernetes.Models;

/// <summary>Points to one object, or to a part of one.</summary>
public sealed class V1ObjectReference
{
    /// <summary>Group and version.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>Kind.</summary>
    public string? Kind { get; set; }

    /// <summary>Namespace.</summary>
    public string? Namespace { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Identity.</summary>
    public string? Uid { get; set; }

    /// <summary>Version of the object that was meant.</summary>
    public string? ResourceVersion { get; set; }

    /// <summary>Path of the part that is meant.</summary>
    public string? FieldPath { get; set; }

    /// <summary>A reference to an object that has been stored.</summary>
    public static V1ObjectReference To(IKubernetesObject<V1ObjectMeta> entity)
    {
        return new V1ObjectReference
        {
            ApiVersion = entity.ApiVersion ?? EntityMetadata.Of(entity.GetType()).ApiVersion,
            Kind = entity.Kind ?? EntityMetadata.Of(entity.GetType()).Kind,
            Namespace = entity.Metadata.Namespace,
            Name = entity.Metadata.Name,
            Uid = entity.Metadata.Uid,
            ResourceVersion = entity.Metadata.ResourceVersion,
        };
    }
}
