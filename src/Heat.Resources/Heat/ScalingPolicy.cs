using System.Collections.Immutable;
using System.Globalization;
using Heat.Engine.Groups;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Resources.Nesting;
using Heat.Templates.Values;

namespace Heat.Resources.Heat;

/// <summary>Changes the size of a group whenever it is signalled.</summary>
/// <remarks>
/// The new size is decided and saved when the signal comes, and asked for after that: asking twice for the same size does no harm, deciding twice would.
/// </remarks>
[ResourceType("OS::Heat::ScalingPolicy")]
internal sealed class ScalingPolicy(IChildStacks children, ISignalBox signals, TimeProvider clock) : RecordedResource, ITakesSignals, IAdvances
{
    private const string AskKey = "ask";

    /// <inheritdoc/>
    public async Task<SignalsTaken> TakeSignalsAsync(ResourceContext resource, ImmutableArray<Signal> signals, CancellationToken cancellationToken)
    {
        // Of several signals the first one scales; after it the group is busy.
        ImmutableArray<SignalResult> results = [.. signals.Select(_ => new SignalResult())];
        if (resource.Data.ContainsKey(AskKey))
        {
            return new SignalsTaken(ResourceChange.None, results, BeginsWork: true);
        }

        var group = await GroupAsync(resource, cancellationToken).ConfigureAwait(false);
        var verdict = ScalingDecider.Decide(group, Adjustment(resource), Cooldown(resource), clock.GetUtcNow());
        return verdict is null
            ? new SignalsTaken(ResourceChange.None, results)
            : new SignalsTaken(new ResourceChange(Data: resource.Data.SetItem(AskKey, Text(verdict))), results, BeginsWork: true);
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

    /// <inheritdoc/>
    public override Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken)
    {
        var address = signals.AddressOf(resource.Stack, resource.Name, validFor: null);
        return Task.FromResult(attribute switch
        {
            "alarm_url" => new TextValue(address.SignedUrl.AbsoluteUri, isSecret: true),
            "signal_url" => new TextValue(address.ResourceUrl.AbsoluteUri),
            _ => TemplateValue.Null,
        });
    }

    /// <inheritdoc/>
    protected override Task<Observation> StateAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.FromResult(
        resource.Data.ContainsKey(AskKey) ? new Observation(Lifecycle.Pending, "The group is asked for another size") { NextStep = AskKey } : Ready);

    private async Task<ScaledGroup> GroupAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var child = await children.FindByIdAsync(resource.Stack, GroupId(resource), cancellationToken).ConfigureAwait(false);
        return child is not null && ScalingFacts.Read(child) is { } group
            ? group
            : throw Refusal.Of(
                "orchestration",
                $"{resource.Name}: auto_scaling_group_id '{GroupId(resource)}' is no group that can be scaled; give it {{get_resource: GROUP}} of a group of this stack.");
    }

    private static StackId GroupId(ResourceContext resource) => new(resource.Properties.Text("auto_scaling_group_id") ?? "");

    private static ScalingAdjustment Adjustment(ResourceContext resource) => new(
        resource.Properties.Text("adjustment_type") switch
        {
            "exact_capacity" => AdjustmentType.ExactCapacity,
            "percent_change_in_capacity" => AdjustmentType.PercentChangeInCapacity,
            _ => AdjustmentType.ChangeInCapacity,
        },
        BatchPolicies.Number(resource.Properties["scaling_adjustment"]) ?? 0,
        (int?)resource.Properties.Integer("min_adjustment_step"));

    private static TimeSpan? Cooldown(ResourceContext resource) =>
        BatchPolicies.Number(resource.Properties["cooldown"]) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static string Text(ScalingVerdict verdict) => string.Create(CultureInfo.InvariantCulture, $"{verdict.Size} {verdict.CoolsUntil:O}");

    private static ScalingVerdict Verdict(string text)
    {
        var parts = text.Split(' ');
        return new ScalingVerdict(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            parts[1].Length == 0 ? null : DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
