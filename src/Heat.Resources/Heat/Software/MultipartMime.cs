using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Resources.Nova;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>Several texts in one, as cloud-init reads them at boot. A part may be the id of a software config: its text is taken.</summary>
[ResourceType("OS::Heat::MultipartMime")]
internal sealed class MultipartMime(SoftwareRecords records, TimeProvider clock) : ConfigDriver(records, clock)
{
    /// <inheritdoc/>
    protected override async Task<ConfigRecord> ComposeAsync(ResourceContext resource, ConfigRecord blank, CancellationToken cancellationToken)
    {
        var message = new MimeMessage();
        var isSecret = false;
        foreach (var part in resource.Properties.List("parts").Select(PropertyTree.Of))
        {
            var config = await ConfigText.ReadAsync(Configs, resource.Stack.Namespace, part["config"], cancellationToken);
            isSecret |= config.IsSecret;
            Add(message, part, config.Text);
        }

        return blank with
        {
            Group = resource.Properties.Text("group") ?? blank.Group,
            Config = new TextValue(message.ToString(), isSecret),
        };
    }

    private static void Add(MimeMessage message, PropertyTree part, string text)
    {
        if (part.Text("type") == "multipart" && MimeReader.TryRead(text) is { } parts)
        {
            foreach (var inner in parts)
            {
                message.Add(part.Text("filename") is { } name && part.Text("subtype") is { } kind ? inner with { FileName = name, Subtype = kind } : inner);
            }

            return;
        }

        var fileName = part.Text("filename") ?? "";
        var stem = Path.GetFileNameWithoutExtension(fileName);
        message.Add(new MimePart(fileName, part.Text("subtype") ?? (stem.Length > 0 ? stem : "plain"), text));
    }
}
