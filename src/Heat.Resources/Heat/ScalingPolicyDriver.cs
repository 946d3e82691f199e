using System.Collections.Immutable;
using System.Globalization;
using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Resources.Nesting;

namespace Heat.Resources.Heat;

/// <summary>Drives policies that change the size of a group whenever they are signalled.</summary>
/// <remarks>
/// The new size is decided and saved when the signal comes, and asked for after that: asking twice for the same size does no harm, deciding twice would.
/// </remarks>
/// <param name="children">The stacks of groups.</param>
/// <param name="signals">Where signals come in.</param>
/// <param name="clock">The clock.</param>
/// <param name="names">How the type names its properties.</param>
internal abstract class ScalingPolicyDriver(IChildStacks children, ISignalBox signals, TimeProvider clock, PolicyNames names)
    : RecordedResource, ITakesSignals, IAdvances
{
    private const string AskKey = "ask";
    private const string Busy = "an earlier signal is carried out";

    /// <inheritdoc/>
    public async Task<SignalsTaken> TakeSignalsAsync(ResourceContext resource, ImmutableArray<Signal> signals, CancellationToken cancellationToken)
    {
        // Of several signals the first one scales; after it the group is busy.
        if (resource.Data.ContainsKey(AskKey))
        {
            return new SignalsTaken(ResourceChange.None, [.. signals.Select(_ => WithoutEffect(Busy))], BeginsWork: true);
        }

        var group = await GroupAsync(resource, cancellationToken).ConfigureAwait(false);
        var decision = ScalingDecider.Decide(group, Adjustment(resource), Cooldown(resource), clock.GetUtcNow());
        return decision.Verdict is not { } verdict
            ? new SignalsTaken(ResourceChange.None, [.. signals.Select(_ => WithoutEffect(decision.WhyNothing))])
            : new SignalsTaken(
                new ResourceChange(Data: resource.Data.SetItem(AskKey, Text(verdict))),
                [new SignalResult(), .. signals.Skip(1).Select(_ => WithoutEffect(Busy))],
                BeginsWork: true);
    }

    /// <inheritdoc/>
    public async Task<ResourceChange> AdvanceAsync(ResourceContext resource, Observation observation, CancellationToken cancellationToken)
    {
        if (resource.Data.TryGetValue(AskKey, out var asked) && Verdict(asked) is var verdict)
        {
            await children.ScaleAsync(resource.Stack, GroupId(resource), verdict.Size, verdict.CoolsUntil, cancellationToken).ConfigureAwait(false);
        }

        return new ResourceChange(Data: resource.Data.Remove(AskKey), Observed: Ready);
    }

    /// <summary>Where the policy is signalled.</summary>
    protected SignalAddress AddressOf(ResourceContext resource) => signals.AddressOf(resource.Stack, resource.Name, validFor: null);

    /// <inheritdoc/>
    protected override Task<Observation> StateAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.FromResult(
        resource.Data.ContainsKey(AskKey) ? new Observation(Lifecycle.Pending, "The group is asked for another size") { NextStep = AskKey } : Ready);

    /// <summary>Heat says nothing then; whoever wonders why a group does not grow reads it in the event.</summary>
    private static SignalResult WithoutEffect(string? why) => new($"the size stays as it is: {why}");

    private async Task<ScaledGroup> GroupAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var child = await children.FindByIdAsync(resource.Stack, GroupId(resource), cancellationToken).ConfigureAwait(false);
        return child is not null && ScalingFacts.Read(child) is { } group
            ? group
            : throw Refusal.Of(
                "orchestration",
                $"{resource.Name}: {names.Group} '{GroupId(resource)}' is no group that can be scaled; give it {{get_resource: GROUP}} of a group of this stack.");
    }

    private StackId GroupId(ResourceContext resource) => new(resource.Properties.Text(names.Group) ?? "");

    private ScalingAdjustment Adjustment(ResourceContext resource) => new(
        resource.Properties.Text(names.Type) switch
        {
            "exact_capacity" or "ExactCapacity" => AdjustmentType.ExactCapacity,
            "percent_change_in_capacity" or "PercentChangeInCapacity" => AdjustmentType.PercentChangeInCapacity,
            _ => AdjustmentType.ChangeInCapacity,
        },
        BatchPolicies.Number(resource.Properties[names.Amount]) ?? 0,
        (int?)resource.Properties.Integer(names.MinimumStep));

    private TimeSpan? Cooldown(ResourceContext resource) =>
        BatchPolicies.Number(resource.Properties[names.Cooldown]) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static string Text(ScalingVerdict verdict) => string.Create(CultureInfo.InvariantCulture, $"{verdict.Size} {verdict.CoolsUntil:O}");

    private static ScalingVerdict Verdict(string text)
    {
        var parts = text.Split(' ');
        return new ScalingVerdict(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            parts[1].Length == 0 ? null : DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}

/// <summary>How a type names its properties.</summary>
/// <param name="Group">The group that is scaled.</param>
/// <param name="Type">What the number means.</param>
/// <param name="Amount">The number.</param>
/// <param name="MinimumStep">The least change.</param>
/// <param name="Cooldown">Seconds for which policies leave the group alone afterwards.</param>
internal sealed record PolicyNames(string Group, string Type, string Amount, string MinimumStep, string Cooldown);
