using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat;

/// <summary>Lets time pass, so that what depends on it comes later.</summary>
/// <remarks>The random part follows from the resource's own name: looking again, or a crash, does not throw the dice anew.</remarks>
[ResourceType("OS::Heat::Delay")]
internal sealed class Delay(TimeProvider clock) : RecordedResource, ISuspends
{
    private const string Until = "until";
    private const string Rests = "rests";

    /// <inheritdoc/>
    protected override DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public override Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var data = Waiting(resource, "CREATE");
        return Task.FromResult(new Creation(new PhysicalId(resource.PhysicalName), data, State(data)));
    }

    /// <inheritdoc/>
    public Task<ResourceChange> SuspendAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var data = Waiting(resource, "SUSPEND").SetItem(Rests, "true");
        return Task.FromResult(new ResourceChange(Data: data, Observed: State(data)));
    }

    /// <inheritdoc/>
    public Task<ResourceChange> ResumeAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var data = Waiting(resource, "RESUME").Remove(Rests);
        return Task.FromResult(new ResourceChange(Data: data, Observed: State(data)));
    }

    /// <inheritdoc/>
    protected override Task<Observation> StateAsync(ResourceContext resource, CancellationToken cancellationToken) => Task.FromResult(State(resource.Data));

    /// <inheritdoc/>
    protected override Observation Leaving(ResourceContext resource, DateTimeOffset since) =>
        Pending(since + Wait(resource, "DELETE")) is { } pending ? pending with { Deleting = true } : Observation.Absent;

    /// <summary>How long an action is to wait.</summary>
    private static TimeSpan Wait(ResourceContext resource, string action)
    {
        var properties = resource.Properties;
        if (!properties.List("actions").Contains(TemplateValue.From(action)))
        {
            return TimeSpan.Zero;
        }

        var jitter = Number(properties, "max_jitter", 0) * Number(properties, "jitter_multiplier", 1) * Share(resource, action);
        return TimeSpan.FromSeconds(Number(properties, "min_wait", 0) + jitter);
    }

    /// <summary>A number from 0 up to 1 that is another one for each incarnation and action.</summary>
    private static double Share(ResourceContext resource, string action)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{resource.Stack.Id}/{resource.PhysicalName}/{action}"));
        return BitConverter.ToUInt32(hash, 0) / (uint.MaxValue + 1.0);
    }

    private static double Number(PropertyTree properties, string name, double standard) => properties[name] switch
    {
        IntegerValue whole => (double)whole.Value,
        FloatValue number => number.Value,
        _ => standard,
    };

    private ImmutableDictionary<string, string> Waiting(ResourceContext resource, string action) =>
        resource.Data.SetItem(Until, (Now + Wait(resource, action)).ToString("O", CultureInfo.InvariantCulture));

    private Observation State(ImmutableDictionary<string, string> data) =>
        data.TryGetValue(Until, out var until) && Pending(DateTimeOffset.Parse(until, CultureInfo.InvariantCulture)) is { } pending
            ? pending
            : Ready with { IsSuspended = data.ContainsKey(Rests) };

    /// <summary>The state before an instant; null once it is past.</summary>
    private Observation? Pending(DateTimeOffset end) =>
        end > Now ? new Observation(Lifecycle.Pending, "It waits as it was told to") { LookAgainAfter = end - Now } : null;
}
