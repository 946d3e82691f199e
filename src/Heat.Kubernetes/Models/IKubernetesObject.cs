namespace Heat.Kubernetes.Models;

/// <summary>Anything that the Kubernetes API serves: it names the version and kind that it has.</summary>
public interface IKubernetesObject
{
    /// <summary>Group and version, <c>group/version</c>, or the version alone for the legacy group.</summary>
    string? ApiVersion { get; set; }

    /// <summary>Kind of the object, in the singular and in Pascal case.</summary>
    string? Kind { get; set; }
}

/// <summary>An object of the Kubernetes API with metadata.</summary>
/// <typeparam name="TMetadata">Metadata of one object or of a list.</typeparam>
public interface IKubernetesObject<TMetadata> : IKubernetesObject
{
    /// <summary>Identity and bookkeeping of the object.</summary>
    TMetadata Metadata { get; set; }
}
