using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Heat.Kubernetes.Models;

namespace Heat.Kubernetes.Client;

/// <summary>How objects are written as JSON: camel case, without nulls, enums by name, times in whole seconds.</summary>
public static class KubernetesJson
{
    /// <summary>Options for every request and answer.</summary>
    public static JsonSerializerOptions Options { get; } = Build(new DefaultJsonTypeInfoResolver());

    /// <summary>Like <see cref="Options"/>, but who set which field is skipped unread: it is often half of an object.</summary>
    public static JsonSerializerOptions LeanOptions { get; } =
        Build(new DefaultJsonTypeInfoResolver { Modifiers = { SkipManagedFields } });

    /// <summary>A deep copy, for whoever wants to change an object that others hold.</summary>
    public static T Clone<T>(T value)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        return JsonSerializer.Deserialize<T>(bytes, Options)!; // what was written from an object is not null
    }

    private static JsonSerializerOptions Build(DefaultJsonTypeInfoResolver resolver)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = resolver,
            Converters = { new JsonStringEnumConverter(), new TimeConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void SkipManagedFields(JsonTypeInfo type)
    {
        if (type.Type == typeof(V1ObjectMeta))
        {
            var property = type.Properties.First(candidate => candidate.Name == "managedFields");
            type.Properties.Remove(property);
        }
    }
}
