using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>What the members of a group of instances are made of: a launch configuration of the same stack, and the group's tags.</summary>
internal static class InstanceTemplate
{
    /// <summary>The type that an environment may give the members instead of that of an instance.</summary>
    private const string MemberType = "OS::Heat::ScaledResource";

    private const string InstanceType = "AWS::EC2::Instance";
    private const string LaunchType = "AWS::AutoScaling::LaunchConfiguration";
    private const string Tags = "Tags";
    private const string MeteringPrefix = "metering.";

    /// <summary>The properties of the launch configuration that a group refers to; null where it refers to none of its stack.</summary>
    public static MapValue? LaunchConfiguration(BoundTemplate template, BoundResource group, IResourceValues values) => group.References
        .Where(reference => reference.Attribute is null)
        .Select(reference => template.Resources.FirstOrDefault(resource => resource.Name == reference.Resource && resource.Type == LaunchType))
        .OfType<ResourceDefinition>()
        .Select(launch => template.Evaluate(launch.Name, values).Properties.Values)
        .FirstOrDefault();

    /// <summary>The definition of a member.</summary>
    public static MapValue Definition(LoadContext context, PropertyTree group, MapValue launch)
    {
        var isMapped = context.Environment.Registry.Resolve(MemberType, "").Name != MemberType;
        var properties = new MapValue(launch.MarkedEntries().Where(entry => entry.Value is not NullValue)).With(Tags, TagsOf(group));
        properties = group.List("VPCZoneIdentifier") is [var subnet] ? properties.With("SubnetId", subnet) : properties;
        return MapValue.Empty.With("type", new TextValue(isMapped ? MemberType : InstanceType)).With("properties", properties);
    }

    /// <summary>Metering finds the members of a group by a tag with its id, which is that of their stack.</summary>
    private static ListValue TagsOf(PropertyTree group)
    {
        var given = group.List(Tags);
        var isMetered = given.OfType<MapValue>().Any(tag => tag["Key"] is TextValue key && key.Text.StartsWith(MeteringPrefix, StringComparison.Ordinal));
        return new ListValue(isMetered ? given : given.Add(new MapValue(
        [
            KeyValuePair.Create<string, TemplateValue>("Key", new TextValue($"{MeteringPrefix}groupname")),
            KeyValuePair.Create<string, TemplateValue>("Value", MapValue.Empty.With("get_param", new TextValue("OS::stack_id"))),
        ])));
    }
}
