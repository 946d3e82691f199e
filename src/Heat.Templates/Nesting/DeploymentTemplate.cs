using Heat.Templates.Expressions;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>The template of a group of deployments: one for each server, under the name that the group gives the server.</summary>
internal static class DeploymentTemplate
{
    /// <summary>Property, and key in the definition, with the servers by name.</summary>
    public const string Servers = "servers";

    /// <summary>The template; null where the names of the servers are not known yet.</summary>
    /// <param name="type">Type of the group.</param>
    /// <param name="group">The group's properties.</param>
    /// <param name="readers">Uses of the group's attributes.</param>
    public static MapValue? Make(string type, PropertyTree group, IReadOnlyList<Reference> readers)
    {
        if (group.Map(Servers) is not { } servers)
        {
            return null;
        }

        var definition = Definition(type, group);
        var names = servers.Keys.ToArray();
        return MemberTemplate.Make(
            names.Select(name => KeyValuePair.Create(name, (TemplateValue)Member(definition, name))),
            new MapValue(GroupReads.Of(readers, NestedForm.Deployments).Outputs(names)
                .Select(output => KeyValuePair.Create(output.Key, (TemplateValue)MapValue.Empty.With("value", output.Value)))));
    }

    /// <summary>What all members are made of, with the servers beside it.</summary>
    public static MapValue Definition(string type, PropertyTree group) => new(
    [
        KeyValuePair.Create<string, TemplateValue>(
            "type", new TextValue(type.Contains("Structured", StringComparison.Ordinal) ? "OS::Heat::StructuredDeployment" : "OS::Heat::SoftwareDeployment")),
        KeyValuePair.Create<string, TemplateValue>(
            "properties", new MapValue(group.Values.MarkedEntries().Where(property => property.Key != Servers && property.Value is not NullValue))),
        KeyValuePair.Create<string, TemplateValue>(Servers, group.Map(Servers) ?? MapValue.Empty),
    ]);

    /// <summary>One member.</summary>
    /// <param name="definition">What all members are made of.</param>
    /// <param name="name">Name of its server.</param>
    public static MapValue Member(MapValue definition, string name)
    {
        var properties = definition["properties"] as MapValue ?? MapValue.Empty;
        var server = (definition[Servers] as MapValue)?[name] ?? TemplateValue.Null;
        return definition.Without(Servers).With("properties", properties.With("server", server));
    }

    /// <summary>The attribute of a member that an attribute of the group collects.</summary>
    public static string MemberAttribute(string attribute) => attribute switch
    {
        "deploy_stdouts" => "deploy_stdout",
        "deploy_stderrs" => "deploy_stderr",
        "deploy_status_codes" => "deploy_status_code",
        _ => attribute,
    };
}
