using System.Collections.Immutable;
using System.Globalization;
using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>A group of equal members that are numbered.</summary>
[ResourceType("OS::Heat::ResourceGroup")]
internal sealed class ResourceGroup(IChildStacks children, TimeProvider clock) : GroupDriver(children, clock)
{
    private const string RemovedAttribute = "removed_rsrc_list";
    private const string References = "refs_map";

    /// <inheritdoc/>
    protected override NestedForm Form => NestedForm.Group;

    /// <inheritdoc/>
    protected override GroupGoal Goal(ResourceContext resource, GroupRecord record, ChildStack? child) => new()
    {
        Size = (int)(resource.Properties.Integer("count") ?? 1),
        Definition = record.Definition,
        Rolling = BatchPolicies.Read(resource.UpdatePolicy.Map("rolling_update")),
        Making = BatchPolicies.Read(resource.UpdatePolicy.Map("batch_create")),
    };

    /// <inheritdoc/>
    protected override GroupState Next(GroupState state, GroupGoal goal) => NumberedGroup.Next(state, goal);

    /// <inheritdoc/>
    protected override GroupRecord Renewed(ResourceContext resource, GroupRecord record, ChildStack? child)
    {
        var listed = resource.Properties.List("removal_policies").OfType<MapValue>()
            .SelectMany(policy => (policy["resource_list"] as ListValue)?.Items ?? []).Select(Name);
        var replaces = resource.Properties.Text("removal_policies_mode") == "update";
        var renewed = base.Renewed(resource, record, child);
        return renewed with
        {
            State = renewed.State with { Removed = RemovalList.After(renewed.State, listed, replaces, ReferencesOf(child)) },
        };
    }

    /// <inheritdoc/>
    protected override TemplateValue Attribute(ResourceContext resource, ChildStack child, string attribute) => attribute == RemovedAttribute
        ? TemplateValue.From(RecordOf(resource, child).State.Removed.Select(TemplateValue.From))
        : base.Attribute(resource, child, attribute);

    /// <inheritdoc/>
    /// <remarks>A number that is missing between as many others as there are to be was removed on purpose.</remarks>
    protected override GroupState Found(ResourceContext resource, ChildStack child, string definition)
    {
        var numbers = child.PhysicalIds.Keys
            .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture)) // filtered above
            .Order()
            .ToImmutableArray();
        var isWhole = numbers.Length > 0 && numbers.Length == resource.Properties.Integer("count");
        var missing = isWhole ? Enumerable.Range(0, numbers[^1]).Except(numbers) : [];
        return GroupState.New.Settled with
        {
            Members = [.. numbers.Select(number => new GroupMember(Text(number), definition))],
            Removed = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, missing.Select(Text)),
        };
    }

    /// <summary>What <c>get_resource</c> of the members yields: where nobody reads it, their ids in the cloud.</summary>
    private static ImmutableDictionary<string, string> ReferencesOf(ChildStack? child)
    {
        if (child is null)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        var told = (child.Outputs[References] as MapValue ?? MapValue.Empty).Where(entry => entry.Value is TextValue);
        return child.PhysicalIds.SetItems(told.Select(entry => KeyValuePair.Create(entry.Key, Name(entry.Value))));
    }

    private static string Name(TemplateValue value) => value is TextValue text ? text.Text : value.ToString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
