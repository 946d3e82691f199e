using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Templates.Nesting;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>
/// Drives a resource that is a group: decides its members step by step and tells its stack of each. The members mend themselves: they are resources
/// of a stack.
/// </summary>
/// <remarks>
/// A step is decided in one pass and told in the next, when it is saved: which member goes may hang on which of them failed, and after a crash that
/// may have changed.
/// </remarks>
internal abstract class GroupDriver(IChildStacks children, TimeProvider clock) : NestedStackDriver(children), IAdvances
{
    private const string RecordKey = "group";
    private const string Tell = "tell";
    private const string Step = "step";
    private const string Cool = "cool";

    /// <summary>Properties that say what the members are, not who they are.</summary>
    private static readonly FrozenSet<string> DefinitionKeys = FrozenSet.Create(StringComparer.Ordinal, "resource", "resource_def");

    /// <summary>The kind of group.</summary>
    protected abstract NestedForm Form { get; }

    /// <summary>The time.</summary>
    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public override async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var record = Begun(resource, Renewed(resource, GroupRecord.New, child: null), child: null);
        var child = await TellAsync(resource, record, cancellationToken).ConfigureAwait(false);
        return Record(resource with { Data = With(resource, record with { IsTold = true }) }, child);
    }

    /// <inheritdoc/>
    public override async Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        if (await FindAsync(resource, cancellationToken).ConfigureAwait(false) is not { } child)
        {
            return new ResourceChange(Observed: Observation.Absent);
        }

        var record = Renewed(resource, RecordOf(resource, child), child);
        if (SizeToAsk(RecordOf(resource, child), record, child) is { } size)
        {
            await Children.ScaleAsync(resource.Stack, child.Id, size, child.CoolsUntil, cancellationToken).ConfigureAwait(false);
            child = child with { Size = size };
        }

        return new ResourceChange(Data: With(resource, Begun(resource, record, child)), Observed: Due(null));
    }

    /// <inheritdoc/>
    /// <remarks>It was told the first step, which is always the same one.</remarks>
    public override async Task<Creation?> FindLostAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (await FindAsync(resource, cancellationToken).ConfigureAwait(false) is not { } child)
        {
            return null;
        }

        return resource.Nested is null
            ? Record(resource, child)
            : Record(resource with { Data = With(resource, Begun(resource, Renewed(resource, GroupRecord.New, child: null), child: null)) }, child);
    }

    /// <inheritdoc/>
    public async Task<ResourceChange> AdvanceAsync(ResourceContext resource, Observation observation, CancellationToken cancellationToken)
    {
        if (await FindAsync(resource, cancellationToken).ConfigureAwait(false) is not { } child)
        {
            return new ResourceChange(Observed: Observation.Absent);
        }

        var record = RecordOf(resource, child);
        switch (observation.NextStep)
        {
            case Tell:
                child = await TellAsync(resource, record, cancellationToken).ConfigureAwait(false);
                return Advanced(resource, record with { IsTold = true }, child);
            case Cool:
                await CoolAsync(resource, child, cancellationToken).ConfigureAwait(false);
                return Advanced(resource, record with { Cools = false }, child);
            default:
                return new ResourceChange(Data: With(resource, Stepped(resource, record, child)), Observed: Due(null));
        }
    }

    /// <inheritdoc/>
    protected override Observation Observe(ResourceContext resource, ChildStack child)
    {
        var seen = base.Observe(resource, child);
        if (child.IsDeleting || resource.Nested?.Group is null)
        {
            return seen;
        }

        var record = RecordOf(resource, child);

        // A size was given to a group that has its size from the template alone: telling it again takes that back.
        if (!record.IsTold || child.Size is null != InitialSize(resource) is null)
        {
            return Due(Tell);
        }

        var goal = Goal(resource, record, child);
        return Decide(record, goal, seen.Lifecycle == Lifecycle.Ready) switch
        {
            GroupStep.Change => Due(Step),
            GroupStep.Pause pause => new Observation(Lifecycle.Pending, "The group pauses before its next batch") { LookAgainAfter = pause.Until - Now },
            GroupStep.Nothing when goal.Size != record.Size => Due(Step),
            GroupStep.Nothing when record.Cools => Due(Cool),
            _ => seen,
        };
    }

    /// <inheritdoc/>
    protected override ForeseenStack Foretell(ResourceContext resource, ChildStack? child)
    {
        var foreseen = base.Foretell(resource, child);
        var before = child is null ? GroupRecord.New : RecordOf(resource, child);
        var record = Renewed(resource, before, child);
        child = child is null ? null : child with { Size = SizeToAsk(before, record, child) ?? child.Size };
        if (GroupEnd.Of(record.State, Goal(resource, record, child), Next) is not { } end)
        {
            return foreseen with { Obstacle = $"It takes more than {GroupEnd.MostSteps} steps to its members, who are not told." };
        }

        return foreseen with
        {
            Request = foreseen.Request with { Template = BlueprintOf(resource).Template(Defined(record with { State = end }), MapValue.Empty) },
            Obstacle = ObstacleToNames(resource, child),
        };
    }

    /// <summary>Why the members cannot be named before the group acts; null: they can.</summary>
    protected virtual string? ObstacleToNames(ResourceContext resource, ChildStack? child) =>
        resource.UpdatePolicy.IsKnown && resource.Properties.Values.All(property => property.Value.IsKnown || DefinitionKeys.Contains(property.Key))
            ? null
            : "Who its members are shows when a value is known that another resource gives.";

    /// <inheritdoc/>
    protected override TemplateValue ReferenceId(ResourceContext resource, ChildStack child) => new TextValue(child.Id.Value);

    /// <inheritdoc/>
    protected override TemplateValue Attribute(ResourceContext resource, ChildStack child, string attribute) =>
        GroupBlueprint.Answer(Form, child.Outputs, [.. RecordOf(resource, child).State.Members.Select(member => member.Name)], attribute)
        ?? new UnknownValue(resource.Name.Value, attribute);

    /// <summary>What is wanted of the group now.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="record">What is kept of it.</param>
    /// <param name="child">Its stack; null: there is none yet.</param>
    protected abstract GroupGoal Goal(ResourceContext resource, GroupRecord record, ChildStack? child);

    /// <summary>The next step to the goal, as this kind of group decides.</summary>
    protected abstract GroupState Next(GroupState state, GroupGoal goal);

    /// <summary>The record after a look at the template as it is now. Its stack has to be told in any case.</summary>
    protected virtual GroupRecord Renewed(ResourceContext resource, GroupRecord record, ChildStack? child) =>
        record.Describing(BlueprintOf(resource).Definition);

    /// <summary>The size that a changed template asks for; null: it asks for none, or for the one that it asked for before.</summary>
    protected virtual int? SizeToAsk(GroupRecord before, GroupRecord after, ChildStack child) => null;

    /// <summary>Lets scaling policies leave the group alone for a while.</summary>
    protected virtual Task CoolAsync(ResourceContext resource, ChildStack child, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The size that the group's stack begins with; null: it cannot be scaled.</summary>
    protected virtual int? InitialSize(ResourceContext resource) => null;

    /// <summary>What the group's stack tells beside what its members answer, by the name of the output.</summary>
    protected virtual MapValue Told(ResourceContext resource, GroupRecord record) => MapValue.Empty;

    /// <summary>The record of a group whose own was lost: its members are those of its stack.</summary>
    protected abstract GroupState Found(ResourceContext resource, ChildStack child, string definition);

    /// <summary>What is kept of a group.</summary>
    protected GroupRecord RecordOf(ResourceContext resource, ChildStack child)
    {
        if (resource.Data.TryGetValue(RecordKey, out var text))
        {
            return GroupRecordCodec.Read(text);
        }

        var record = resource.Nested is null ? GroupRecord.New : GroupRecord.New.Describing(BlueprintOf(resource).Definition);
        return record with { State = Found(resource, child, record.Definition) };
    }

    private Task<ChildStack> TellAsync(ResourceContext resource, GroupRecord record, CancellationToken cancellationToken)
    {
        var wish = Wish(resource, child: null);
        return Children.ApplyAsync(
            resource.Stack,
            wish with
            {
                Request = wish.Request with { Template = BlueprintOf(resource).Template(Defined(record), Told(resource, record)) },
                InitialSize = InitialSize(resource),
            },
            cancellationToken);
    }

    private static MemberDefinition[] Defined(GroupRecord record) =>
        [.. record.State.Members.Select(member => new MemberDefinition(member.Name, record.Definitions[member.Definition]))];

    /// <summary>The first step towards what a new or changed template wants.</summary>
    private GroupRecord Begun(ResourceContext resource, GroupRecord record, ChildStack? child)
    {
        PauseCheck.Check(resource, record.State, Goal(resource, record, child), Next);
        return Stepped(resource, record, child);
    }

    private GroupRecord Stepped(ResourceContext resource, GroupRecord record, ChildStack? child)
    {
        var goal = Goal(resource, record, child);
        var isComplete = child is not null && base.Observe(resource, child).Lifecycle == Lifecycle.Ready;
        return record.After(Decide(record, goal, isComplete) is GroupStep.Change change ? change.State : record.State, goal.Size);
    }

    private GroupStep Decide(GroupRecord record, GroupGoal goal, bool isComplete) =>
        GroupSteps.Decide(record.State, Next(record.State, goal), goal.PauseOf(record.State), isComplete, Now);

    private ResourceChange Advanced(ResourceContext resource, GroupRecord record, ChildStack child)
    {
        var data = With(resource, record);
        return new ResourceChange(Data: data, Observed: Observe(resource with { Data = data }, child));
    }

    /// <summary>A step is due; without one, what was decided is to be saved first.</summary>
    private static Observation Due(string? step) => new(Lifecycle.Pending, "The members of the group change")
    {
        NextStep = step,
        LookAgainAfter = TimeSpan.Zero,
    };

    private static ImmutableDictionary<string, string> With(ResourceContext resource, GroupRecord record) =>
        resource.Data.SetItem(RecordKey, GroupRecordCodec.Write(record));

    private static GroupBlueprint BlueprintOf(ResourceContext resource) =>
        resource.Nested?.Group ?? throw new InvalidOperationException($"Resource '{resource.Name}' has no members.");
}
