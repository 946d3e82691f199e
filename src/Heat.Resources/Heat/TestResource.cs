using System.Globalization;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat;

/// <summary>A resource for trying things out: it takes as long as it is told to, fails if it is told to, and gives its value back.</summary>
[ResourceType("OS::Heat::TestResource")]
internal sealed class TestResource : RecordedResource, IDecidesChange
{
    private const string Kept = "value";
    private const string Until = "until";
    private const string Never = "never";

    /// <summary>Heat looks once a second.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock;
    private readonly Func<string, string, CancellationToken, Task> _poll;

    /// <summary>Polls the services of a session while it waits, if told to.</summary>
    public TestResource(CloudSession session)
        : this(session.Clock, (service, path, cancellationToken) => session.Service(service).GetAsync(path, cancellationToken))
    {
    }

    /// <summary>Polls something else.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="poll">Reads a path of a service; its answer is of no interest.</param>
    internal TestResource(TimeProvider clock, Func<string, string, CancellationToken, Task> poll) => (_clock, _poll) = (clock, poll);

    /// <inheritdoc/>
    protected override DateTimeOffset Now => _clock.GetUtcNow();

    /// <inheritdoc/>
    public override Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var data = resource.Data
            .SetItem(Kept, resource.Properties.Text("value") ?? "")
            .SetItem(Until, End(resource.Properties, "create"));
        return Task.FromResult(new Creation(new PhysicalId(resource.PhysicalName), data, State(resource with { Data = data })));
    }

    /// <inheritdoc/>
    public override Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        var data = resource.Data.SetItem(Until, End(resource.Properties, "update"));
        data = difference.Changes("value") ? data.SetItem(Kept, resource.Properties.Text("value") ?? "") : data;
        return Task.FromResult(new ResourceChange(Data: data, Observed: State(resource with { Data = data })));
    }

    /// <inheritdoc/>
    public ChangeDecision Decide(PropertyDiff difference) =>
        difference.After.Boolean("update_replace") == true && (difference.Changes("value") || difference.Changes("update_replace"))
            ? new(OnChange.Replace, "Property 'update_replace' asks for it.")
            : new(OnChange.UpdateInPlace);

    /// <inheritdoc/>
    public override async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken)
    {
        // A slow attribute is what this property is for: the only wait inside a call.
        if (Seconds(resource.Properties["attr_wait_secs"]) is > 0 and var seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), _clock, cancellationToken);
        }

        return attribute == "output" ? TemplateValue.From(resource.Data.GetValueOrDefault(Kept)) : TemplateValue.Null;
    }

    /// <inheritdoc/>
    protected override async Task<Observation> StateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var state = State(resource);
        if (state.Lifecycle == Lifecycle.Pending)
        {
            await PollAsync(resource, cancellationToken);
        }

        return state;
    }

    /// <inheritdoc/>
    protected override Observation Leaving(ResourceContext resource, DateTimeOffset since)
    {
        var wait = Wait(resource.Properties, "delete");
        return Pending(wait < 0 ? DateTimeOffset.MaxValue : since.AddSeconds(wait)) is { } pending
            ? pending with { Deleting = true }
            : Observation.Absent;
    }

    private Observation State(ResourceContext resource)
    {
        if (!resource.Data.TryGetValue(Until, out var until))
        {
            return Observation.Absent;
        }

        var end = until == Never ? DateTimeOffset.MaxValue : DateTimeOffset.Parse(until, CultureInfo.InvariantCulture);
        if (Pending(end) is { } pending)
        {
            return pending;
        }

        return resource.Properties.Boolean("fail") == true
            ? new Observation(Lifecycle.Failed, $"Test Resource failed {resource.Name}")
            : Ready;
    }

    /// <summary>The state before an instant; null once it is past.</summary>
    private Observation? Pending(DateTimeOffset end)
    {
        var left = end - Now;
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        var pause = left < LongestPause ? left : LongestPause;
        return new Observation(Lifecycle.Pending, "It waits as it was told to") { LookAgainAfter = pause };
    }

    private async Task PollAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var client = resource.Properties.Text("client_name");
        var entity = resource.Properties.Text("entity_name");
        if (string.IsNullOrEmpty(client) || string.IsNullOrEmpty(entity))
        {
            return;
        }

        try
        {
            var id = resource.Data.GetValueOrDefault(Kept, resource.RequiredId);
            await _poll(ServiceOf(client), $"{entity}/{Uri.EscapeDataString(id)}", cancellationToken);
        }
        catch (OpenStackException)
        {
            // The poll only makes load; whether the object exists is of no interest.
        }
    }

    private static string ServiceOf(string client) => client switch
    {
        "nova" => "compute",
        "neutron" => "network",
        "cinder" => "block-storage",
        "glance" => "image",
        "keystone" => "identity",
        "swift" => "object-store",
        _ => client,
    };

    private string End(PropertyTree properties, string action)
    {
        var wait = Wait(properties, action);
        return wait < 0 ? Never : Now.AddSeconds(wait).ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>Seconds that an action takes; negative: it never ends.</summary>
    private static double Wait(PropertyTree properties, string action) =>
        properties.Map("action_wait_secs")?[action] is { } own and not NullValue
            ? Seconds(own)
            : Seconds(properties["wait_secs"]);

    private static double Seconds(TemplateValue? value) => value switch
    {
        IntegerValue whole => (double)whole.Value,
        FloatValue number => number.Value,
        _ => 0,
    };
}
