using System.Collections.Immutable;
using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>Drives groups whose members come and go: their size is asked for by the template, by scaling policies, or through Kubernetes.</summary>
/// <remarks>What is asked for stands at the group's stack. A size outside the bounds counts as the bound and is not written back, so that who asks is not fought.</remarks>
internal abstract class ScalingDriver(IChildStacks children, TimeProvider clock, ScalingNames names) : GroupDriver(children, clock)
{
    private const string ProtectionKey = "scale_in_protection";

    /// <inheritdoc/>
    protected override GroupGoal Goal(ResourceContext resource, GroupRecord record, ChildStack? child) => new()
    {
        Size = Bounds(resource).Clamp(child?.Size ?? InitialSize(resource) ?? 0),
        Definition = record.Definition,
        Seed = resource.PhysicalName,
        Failed = child?.Failed ?? [],
        Protected = Protected(resource, record, child),
    };

    /// <inheritdoc/>
    protected override GroupState Next(GroupState state, GroupGoal goal) => ScalingGroup.Next(state, goal);

    /// <inheritdoc/>
    protected override GroupRecord Renewed(ResourceContext resource, GroupRecord record, ChildStack? child) =>
        base.Renewed(resource, record, child) with { SizeOfTemplate = resource.Properties.Integer(names.Desired), Cools = true };

    /// <inheritdoc/>
    /// <remarks>A template that asks for the same size as before leaves the size that was asked for otherwise.</remarks>
    protected override int? SizeToAsk(GroupRecord before, GroupRecord after, ChildStack child) =>
        after.SizeOfTemplate is { } size && size != before.SizeOfTemplate && size != child.Size ? (int)size : null;

    /// <inheritdoc/>
    /// <remarks>Names are made up from the name of the group's stack.</remarks>
    protected override string? ObstacleToNames(ResourceContext resource, ChildStack? child) =>
        child is null ? "Its members get their names when it is made." : base.ObstacleToNames(resource, child);

    /// <inheritdoc/>
    protected override async Task CoolAsync(ResourceContext resource, ChildStack child, CancellationToken cancellationToken)
    {
        if (Cooldown(resource) is > 0 and var seconds && child.Size is { } size)
        {
            await Children.ScaleAsync(resource.Stack, child.Id, size, Now.AddSeconds(seconds), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override int? InitialSize(ResourceContext resource) =>
        resource.Properties.Integer(names.Desired) is > 0 and var desired ? (int)desired : Bounds(resource).Min;

    /// <inheritdoc/>
    protected override MapValue Told(ResourceContext resource, GroupRecord record) =>
        ScalingFacts.Tell(Bounds(resource), record.Size, TimeSpan.FromSeconds(Cooldown(resource)));

    /// <inheritdoc/>
    /// <remarks>Names that were made up before are not made up again.</remarks>
    protected override GroupState Found(ResourceContext resource, ChildStack child, string definition)
    {
        var made = Enumerable.Range(0, (child.PhysicalIds.Count * 4) + 64)
            .Where(index => child.PhysicalIds.ContainsKey(MemberNames.MadeUp(resource.PhysicalName, index)))
            .ToArray();
        return GroupState.New.Settled with
        {
            Members = [.. made.Select(index => new GroupMember(MemberNames.MadeUp(resource.PhysicalName, index), definition))],
            NamesMade = made.Length == 0 ? 0 : made[^1] + 1,
        };
    }

    private SizeBounds Bounds(ResourceContext resource) =>
        new((int)(resource.Properties.Integer(names.Min) ?? 0), (int)(resource.Properties.Integer(names.Max) ?? 0));

    private long Cooldown(ResourceContext resource) => names.Cooldown is { } name ? resource.Properties.Integer(name) ?? 0 : 0;

    /// <summary>Members that the group's metadata names, by name or by id in the cloud; all of them where it just says so.</summary>
    private static ImmutableHashSet<string> Protected(ResourceContext resource, GroupRecord record, ChildStack? child) => resource.Metadata[ProtectionKey] switch
    {
        BooleanValue { Value: true } => [.. record.State.Members.Select(member => member.Name)],
        ListValue list => [.. list.Items.OfType<TextValue>().SelectMany(item => Named(item.Text, child))],
        TextValue one => [.. Named(one.Text, child)],
        _ => [],
    };

    private static IEnumerable<string> Named(string entry, ChildStack? child) =>
        (child?.PhysicalIds ?? ImmutableDictionary<string, string>.Empty).Where(id => id.Value == entry).Select(id => id.Key).Append(entry);
}

/// <summary>How a type names its properties.</summary>
/// <param name="Min">At least so many members.</param>
/// <param name="Max">At most so many.</param>
/// <param name="Desired">So many at first.</param>
/// <param name="Cooldown">Seconds for which scaling policies leave the group alone; null: it has none.</param>
internal sealed record ScalingNames(string Min, string Max, string Desired, string? Cooldown);
