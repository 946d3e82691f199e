using Heat.Engine.Ports;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>The settings of an agent for the way in which it fetches its deployments. Pure.</summary>
internal static class AgentSettings
{
    /// <summary>The agent asks CloudFormation's query interface.</summary>
    public const string Cfn = "POLL_SERVER_CFN";

    /// <summary>The agent asks Heat's own interface.</summary>
    public const string Native = "POLL_SERVER_HEAT";

    private static readonly string[] Sections = ["heat", "zaqar", "cfn", "request"];

    /// <summary>The mistake in a transport that we do not have; null: we have it.</summary>
    public static string? Mistake(string? transport) => transport is null or Cfn or Native
        ? null
        : $"software_config_transport {transport} is not supported. Use {Cfn} or {Native}.";

    /// <summary>The settings. What an agent was told for another transport is taken back.</summary>
    /// <param name="agent">The agent, with the settings that it has.</param>
    /// <param name="transport">The transport from now on.</param>
    /// <param name="addresses">Where agents find us.</param>
    /// <param name="isInCloud">The server has a metadata service of its cloud.</param>
    public static MapValue Of(ServerAgent agent, string transport, AgentAddresses addresses, bool isInCloud)
    {
        var (section, settings) = transport == Native ? ("heat", Heat(agent, addresses)) : ("cfn", Cloudformation(agent, addresses));
        var collectors = new[] { isInCloud ? "ec2" : null, section, "local" }.OfType<string>();
        return new(
        [
            .. agent.Settings.Where(entry => Sections.Contains(entry.Key) && entry.Key != section).Select(Emptied),
            KeyValuePair.Create("collectors", TemplateValue.From(collectors.Select(TemplateValue.From))),
            KeyValuePair.Create<string, TemplateValue>(section, settings),
        ]);
    }

    private static KeyValuePair<string, TemplateValue> Emptied(KeyValuePair<string, TemplateValue> section) => new(
        section.Key,
        new MapValue((section.Value as MapValue ?? MapValue.Empty).Select(entry => KeyValuePair.Create(entry.Key, TemplateValue.Null))));

    private static MapValue Cloudformation(ServerAgent agent, AgentAddresses addresses) => Map(
        ("metadata_url", addresses.Cfn.AbsoluteUri, false),
        ("access_key_id", agent.AccessKey, true),
        ("secret_access_key", agent.SecretKey, true),
        ("stack_name", agent.Stack.Name, false),
        ("path", $"{agent.Resource}.Metadata", false));

    private static MapValue Heat(ServerAgent agent, AgentAddresses addresses) => Map(
        ("user_id", agent.AccessKey, true),
        ("password", agent.SecretKey, true),
        ("auth_url", addresses.Identity.AbsoluteUri, false),
        ("project_id", agent.Stack.Namespace, false),
        ("stack_id", $"{agent.Stack.Name}/{agent.Stack.Id}", false),
        ("resource_name", agent.Resource.Value, false));

    private static MapValue Map(params (string Key, string Text, bool IsSecret)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create<string, TemplateValue>(entry.Key, new TextValue(entry.Text, entry.IsSecret))));
}
