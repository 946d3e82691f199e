using System.Text;
using System.Text.Json;
using Heat.Engine.Requests;
using Heat.Operator.Entities;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Stacks.Adoption;

/// <summary>Writes the export of a stack to the Secret <c>&lt;stack&gt;-export</c>, which outlives the stack.</summary>
internal sealed class ExportWriter(IKubernetesClient client, ExportComposer composer)
{
    /// <summary>Key of the document in the Secret.</summary>
    public const string DocumentKey = "stack.json";

    private const string Label = V1Alpha1Stack.GroupName + "/export-of";
    private const int MostBytes = 1000 * 1024;
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Name of the Secret of a stack.</summary>
    public static string SecretName(string stack) => $"{stack}-export";

    /// <summary>Writes it.</summary>
    public async Task<PreparedRequest> WriteAsync(V1Alpha1Stack stack, TemplateRequest request, string project, CancellationToken cancellationToken)
    {
        var document = await composer.ComposeAsync(stack, request, project, cancellationToken);
        var bytes = Encoding.UTF8.GetBytes(document.ToJsonString(Options));
        if (bytes.Length > MostBytes)
        {
            return Refused($"The export takes {bytes.Length / 1024} KiB, more than a Secret holds. Take the state's own Secrets as a backup, or split the stack.");
        }

        var name = SecretName(stack.Metadata.Name!); // a stored object has a name
        var present = await client.GetAsync<V1Secret>(new EntityKey(stack.Metadata.Namespace, name), cancellationToken);
        if (present is not null && present.Metadata.Labels?.GetValueOrDefault(Label) != stack.Metadata.Uid)
        {
            return Refused($"The Secret {name} exists and is no export of this stack. Rename or delete it, and ask again.");
        }

        var secret = present ?? Blank(stack, name);
        secret.Data = new Dictionary<string, byte[]> { [DocumentKey] = bytes };
        await (present is null ? client.CreateAsync(secret, cancellationToken) : client.UpdateAsync(secret, cancellationToken));
        return new PreparedRequest(RequestVerbs.Export, RequestStanding.Done, $"The document stands in the Secret {name}, key {DocumentKey}. It holds secrets.");
    }

    /// <summary>No owner: it is there for when the stack is gone.</summary>
    private static V1Secret Blank(V1Alpha1Stack stack, string name) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = name,
            Namespace = stack.Metadata.Namespace,
            Labels = new Dictionary<string, string> { [Label] = stack.Metadata.Uid! }, // a stored object has a uid
        },
        Type = "Opaque",
    };

    private static PreparedRequest Refused(string message) => new(RequestVerbs.Export, RequestStanding.Refused, message);
}
