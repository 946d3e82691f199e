using System.Text.Json;
using System.Text.Json.Serialization;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>A page as it is read from the wire, one object at a time.</summary>
internal sealed class ListPage<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public V1ListMeta? Metadata { get; set; }

    public List<ListItem<TEntity>>? Items { get; set; }

    public KubernetesList<TEntity> ToList(Func<TEntity, TEntity> stamp)
    {
        var items = new List<TEntity>(Items?.Count ?? 0);
        var unreadable = new List<UnreadableObject>();
        foreach (var item in Items ?? [])
        {
            if (item.Entity is { } entity)
            {
                items.Add(stamp(entity));
            }
            else if (item.Problem is { } problem)
            {
                unreadable.Add(problem);
            }
        }

        return new KubernetesList<TEntity>(Metadata ?? new V1ListMeta(), items) { Unreadable = unreadable };
    }
}

/// <summary>One object of a page, or what is wrong with it.</summary>
[JsonConverter(typeof(ListItemConverterFactory))]
internal readonly record struct ListItem<TEntity>(TEntity? Entity, UnreadableObject? Problem)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>;

internal sealed class ListItemConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ListItem<>);

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter?)Activator.CreateInstance(typeof(ListItemConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()));
}

/// <summary>Reads one object. One that does not fit its type must not hide all others.</summary>
internal sealed class ListItemConverter<TEntity> : JsonConverter<ListItem<TEntity>>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public override ListItem<TEntity> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var start = reader;
        try
        {
            return new ListItem<TEntity>(JsonSerializer.Deserialize<TEntity>(ref reader, options), null);
        }
        catch (JsonException problem)
        {
            reader = start;
            var key = UnreadableObjects.KeyOf(ref reader);
            return new ListItem<TEntity>(null, new UnreadableObject(key, problem.Message));
        }
    }

    public override void Write(Utf8JsonWriter writer, ListItem<TEntity> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Entity, options);
}
