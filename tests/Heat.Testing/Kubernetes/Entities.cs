using System.Text;
using Heat.Kubernetes.Models;

namespace Heat.Testing.Kubernetes;

/// <summary>Small objects for tests.</summary>
public static class Entities
{
    /// <summary>A ConfigMap with some texts.</summary>
    public static V1ConfigMap AConfigMap(string name, string @namespace, params (string Key, string Value)[] data) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, Namespace = @namespace },
        Data = data.ToDictionary(pair => pair.Key, pair => pair.Value),
    };

    /// <summary>A Secret with some texts.</summary>
    public static V1Secret ASecret(string name, string @namespace, params (string Key, string Value)[] data) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, Namespace = @namespace },
        Data = data.ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value)),
    };

    /// <summary>The same object with a label.</summary>
    public static TEntity Labelled<TEntity>(this TEntity entity, string name, string value)
        where TEntity : IKubernetesObject<V1ObjectMeta>
    {
        (entity.Metadata.Labels ??= [])[name] = value;
        return entity;
    }
}
