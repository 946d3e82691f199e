using System.Globalization;
using Heat.Templates.Values;

namespace Heat.Engine.Ports;

/// <summary>What an agent is told, in the form that <c>os-collect-config</c> and its tools read. Pure.</summary>
public static class AgentView
{
    /// <summary>Key of the settings in a server's metadata.</summary>
    public const string Settings = "os-collect-config";

    /// <summary>Key of the deployments in a server's metadata.</summary>
    public const string Deployments = "deployments";

    /// <summary>A server's metadata: what the template gives, the settings, and the deployments in the order of their names. Holds secrets.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="deployed">The configs of the server's deployments.</param>
    public static MapValue Of(ServerAgent agent, IEnumerable<ConfigRecord> deployed)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var ordered = deployed.OrderBy(config => config.Name, StringComparer.Ordinal).ThenBy(config => config.Id, StringComparer.Ordinal);
        return agent.Metadata
            .With(Settings, SettingsOf(agent))
            .With(Deployments, TemplateValue.From(ordered.Select(Of)));
    }

    /// <summary>The settings of an agent, over what the template's metadata says of them.</summary>
    public static MapValue SettingsOf(ServerAgent agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        return new([.. agent.Metadata[Settings] as MapValue ?? MapValue.Empty, .. agent.Settings]);
    }

    private static MapValue Of(ConfigRecord config) => new(
    [
        Entry("id", TemplateValue.From(config.Id)),
        Entry("name", TemplateValue.From(config.Name)),
        Entry("group", TemplateValue.From(config.Group)),
        Entry("creation_time", TemplateValue.From(config.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
        Entry("options", config.Options),
        Entry("config", config.Config),
        Entry("inputs", config.Inputs),
        Entry("outputs", config.Outputs),
    ]);

    private static KeyValuePair<string, TemplateValue> Entry(string key, TemplateValue value) => new(key, value);
}
