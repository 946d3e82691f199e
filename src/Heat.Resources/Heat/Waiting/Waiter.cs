using System.Collections.Immutable;
using System.Globalization;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Waiting;

/// <summary>A resource that is ready once enough signals came. That it was, is kept: what comes later changes nothing.</summary>
/// <param name="clock">The clock.</param>
internal abstract class Waiter(TimeProvider clock) : RecordedResource, IAdvances
{
    private const string Since = "since";
    private const string Done = "done";

    /// <summary>Property with the number of signals.</summary>
    protected abstract string CountProperty { get; }

    /// <summary>Property with the seconds that are waited.</summary>
    protected abstract string TimeoutProperty { get; }

    /// <summary>Attribute with what the senders gave back.</summary>
    protected abstract string DataAttribute { get; }

    /// <inheritdoc/>
    public override Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        Task.FromResult(new Creation(new PhysicalId(resource.PhysicalName), Started(resource.Data)));

    /// <inheritdoc/>
    /// <remarks>Another number of signals: it waits again, for the whole time.</remarks>
    public override Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken) =>
        Task.FromResult(difference.Changes(CountProperty) ? new ResourceChange(Data: Started(resource.Data)) : ResourceChange.None);

    /// <inheritdoc/>
    public Task<ResourceChange> AdvanceAsync(ResourceContext resource, Observation observation, CancellationToken cancellationToken) =>
        Task.FromResult(new ResourceChange(Data: resource.Data.SetItem(Done, "true"), Observed: Ready));

    /// <inheritdoc/>
    public override async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken) =>
        attribute == DataAttribute && await SignalsAsync(resource, cancellationToken) is { Signals: { } signals }
            ? TemplateValue.From(HeatText.Json(signals.Data, sortKeys: false))
            : TemplateValue.Null;

    /// <inheritdoc/>
    protected override async Task<Observation> StateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (resource.Data.ContainsKey(Done))
        {
            return Ready;
        }

        var found = await SignalsAsync(resource, cancellationToken);
        return found.Signals is { } signals
            ? new WaitState(resource.Properties.Integer(CountProperty) ?? 1, Deadline(resource)).At(signals, clock.GetUtcNow(), found.Pause)
            : WaitState.Trouble(found.Trouble ?? "There is no handle.", found.Pause);
    }

    /// <summary>What came so far.</summary>
    protected abstract Task<SignalsFound> SignalsAsync(ResourceContext resource, CancellationToken cancellationToken);

    private DateTimeOffset Deadline(ResourceContext resource)
    {
        var since = resource.Data.TryGetValue(Since, out var text) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : clock.GetUtcNow();
        return since.AddSeconds(Seconds(resource.Properties[TimeoutProperty]));
    }

    private ImmutableDictionary<string, string> Started(ImmutableDictionary<string, string> data) =>
        data.Remove(Done).SetItem(Since, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    private static double Seconds(TemplateValue? value) => value switch
    {
        IntegerValue whole => (double)whole.Value,
        FloatValue number => number.Value,
        _ => 0,
    };
}

/// <summary>What came so far, or why that is not known.</summary>
/// <param name="Signals">The signals; null: there is no handle.</param>
/// <param name="Pause">How soon to look again.</param>
/// <param name="Trouble">What is wrong with the handle.</param>
internal sealed record SignalsFound(WaitSignals? Signals, TimeSpan Pause, string? Trouble = null)
{
    /// <summary>Where the signals are put, if not to us.</summary>
    public string? Address { get; init; }
}
