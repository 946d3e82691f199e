using System.Collections.Concurrent;
using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Engine.Forecasting;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Engine.Testing;
using Heat.Resources.Constraints;
using Heat.Resources.Heat;
using Heat.Resources.Heat.Software;
using Heat.Resources.Nesting;
using Heat.Resources.Tests.Heat.Software;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;
using Heat.Templates.Schemas;
using Heat.Templates.Values;
using Heat.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Resources.Tests.Nesting;

/// <summary>A stack with stacks inside, each with passes of the engine; the drivers of groups and of what needs no cloud are the real ones.</summary>
internal sealed class GroupTree : IPropertyResolver, IResourceDriverSource, IEventSink, IDisposable
{
    private const string TemplateType = ".yaml";
    private const int MostRounds = 200;
    private const int QuietRounds = 3;

    private static readonly StackIdentity Root = new(new StackId("3f0c8f4e-0000-4000-8000-000000000001"), "web", "team");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly ConcurrentDictionary<StackId, StackState> _states = new();
    private readonly ChildWorld _children = new();
    private readonly ConcurrentQueue<string> _events = new();
    private Dictionary<string, IResourceDriver> _drivers = [];
    private ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private string _template = "";
    private long _generation;

    public GroupTree(int endsAt = 0)
    {
        Life = new Life(endsAt);
        Start();
    }

    public ManualTimeProvider Clock { get; } = new();

    /// <summary>What is kept of software on servers.</summary>
    public MemorySoftware Software { get; } = new();

    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Environment { get; init; } = "{}";

    public Life Life { get; private set; }

    /// <summary>Signals that come for resources of the outermost stack.</summary>
    public Dictionary<string, ImmutableArray<Signal>> Signals { get; } = new(StringComparer.Ordinal);

    public PassReport Report { get; private set; } = new() { Action = StackAction.Create, Status = StackStatus.InProgress, Reason = "", Generation = 0 };

    /// <summary>What happened to resources of a name: ACTION STATUS.</summary>
    public IEnumerable<string> Events(string name) => _events.Where(line => line.StartsWith($"{name} ", StringComparison.Ordinal));

    public SimulatedChild Child(string resource) => _children.All.Single(child => child.Wish.Resource.Value == resource);

    /// <summary>Somebody asks for another number of members of a group.</summary>
    public void Scale(string group, int size) => _children.ScaleByHand(Child(group), size);

    /// <summary>The members that a group was told to have, each time another wish.</summary>
    public IEnumerable<string> Told(string group) => Child(group).Told.Select(wish => string.Join(' ', ToldMembers.Of(wish)));

    /// <summary>The members of a group that are complete, with what they hold.</summary>
    public IEnumerable<string> Members(string group) => ToldMembers.Of(Child(group).Wish)
        .Where(member => Child(group).Report!.Resources.Any(resource => // a group that has members was reported
            resource is { IsCurrent: true, Status: StackStatus.Complete } && resource.Name == member.Split(':')[0]));

    /// <summary>The first member of a group of templates.</summary>
    public ChildStack Member(string group) => _children.All.First(child => child.Parent == Child(group).Identity.Id).Seen();

    /// <summary>The images that the members of a group of instances were told, in order.</summary>
    public IEnumerable<string> Images(string group) => Child(group).Report!.Resources // a group that has members was reported
        .Where(member => member.IsCurrent)
        .Select(member => _children.All.Single(child => child.Identity.Id.Value == member.PhysicalId).Wish.Request.Parameters["ImageId"])
        .OfType<TextValue>()
        .Select(image => image.Text)
        .Order(StringComparer.Ordinal);

    public TemplateValue Output(string name) => Report.Outputs.Single(output => output.Name == name).Value;

    /// <summary>What is kept of a resource beside its id is lost, as when state is rebuilt from the cloud; another operator goes on.</summary>
    public void LoseRecord(string resource)
    {
        var state = _states[Root.Id];
        var incarnation = state.Incarnations.Values.Single(one => one.Name.Value == resource);
        _states[Root.Id] = state with
        {
            Incarnations = state.Incarnations.SetItem(incarnation.ShortId, incarnation with { Data = ImmutableDictionary<string, string>.Empty }),
        };
        Restart();
    }

    /// <summary>Another template is wanted, from now on.</summary>
    public void Want(string body)
    {
        _template = $"heat_template_version: 2021-04-16\n{body}";
        _generation++;
    }

    /// <summary>What passes over the wanted template would do.</summary>
    public Task<StackForecast> ForecastAsync() =>
        _services.GetRequiredService<IStackForecast>().ForecastAsync(this, this, Input(), CancellationToken.None);

    /// <summary>Runs passes until nothing moves; time passes as they ask.</summary>
    public async Task SettleAsync()
    {
        var quiet = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var before = Picture();
            var wait = await RoundAsync();
            var hasNews = before != Picture();
            quiet = !hasNews && Report.Status == StackStatus.Complete ? quiet + 1 : 0;
            if (quiet == QuietRounds)
            {
                return;
            }

            // News wake whom they concern; only without any it is waited as long as is asked for.
            var isWaiting = !hasNews && Report.Status != StackStatus.Complete && wait > TimeSpan.Zero && wait < Patience;
            Clock.Advance(isWaiting ? wait!.Value : TimeSpan.FromMilliseconds(1)); // compared above
        }

        throw new InvalidOperationException($"It does not settle: {Picture()}");
    }

    /// <summary>Runs each stack's pass once.</summary>
    /// <returns>When to run the next; null: nobody asks for it.</returns>
    public async Task<TimeSpan?> RoundAsync()
    {
        var passes = _services.GetRequiredService<IStackPassFactory>().Create(this, this);
        try
        {
            Report = await passes.RunAsync(Input(), CancellationToken.None);
            var next = Report.LookAgainAfter;
            foreach (var child in _children.All)
            {
                var report = await passes.RunAsync(Input(child), CancellationToken.None);
                _children.Report(child, report);
                next = Sooner(next, report.LookAgainAfter);
            }

            return Life.IsOver ? Restart() : next;
        }
        catch (Exception exception) when (Life.IsOver && exception is StackStateException or InvalidOperationException)
        {
            return Restart();
        }
    }

    public IResourceDriver? Find(string resourceType) => _drivers.GetValueOrDefault(TemplateTypes.IsTemplate(resourceType) ? TemplateType : resourceType);

    public Task<ResolvedProperties> ResolveAsync(ResourceTypeSchema schema, PropertyTree properties, string path, CancellationToken cancellationToken) =>
        Task.FromResult(new ResolvedProperties(properties, []));

    public void Publish(StackIdentity stack, ResourceEvent resourceEvent) =>
        _events.Enqueue($"{resourceEvent.Name} {resourceEvent.Action} {resourceEvent.Status}{(resourceEvent.Action == "SIGNAL" ? $" {resourceEvent.Reason}" : "")}");

    public void Dispose() => _services.Dispose();

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;

    private TimeSpan? Restart()
    {
        Life = new Life(0);
        Start();
        return TimeSpan.Zero;
    }

    private void Start()
    {
        var children = _children.For(Life.Touch);
        _drivers = new Dictionary<string, IResourceDriver>(StringComparer.Ordinal)
        {
            ["OS::Heat::ResourceGroup"] = new ResourceGroup(children, Clock),
            ["OS::Heat::AutoScalingGroup"] = new AutoScalingGroup(children, Clock),
            ["OS::Heat::ResourceChain"] = new ResourceChain(children),
            ["OS::Heat::InstanceGroup"] = new InstanceGroup(children, Clock),
            ["AWS::AutoScaling::AutoScalingGroup"] = new Aws.AutoScalingGroup(children, Clock),
            ["AWS::AutoScaling::LaunchConfiguration"] = new Aws.LaunchConfiguration(),
            ["AWS::AutoScaling::ScalingPolicy"] = new Aws.ScalingPolicy(children, new KnownAddresses(), Clock),
            [TemplateType] = new TemplateStack(children),
            ["OS::Heat::ScalingPolicy"] = new ScalingPolicy(children, new KnownAddresses(), Clock),
            ["OS::Heat::AccessPolicy"] = new AccessPolicy(),
            ["OS::Heat::SoftwareDeploymentGroup"] = new SoftwareDeploymentGroup(children, Clock),
            ["OS::Heat::SoftwareDeployment"] = new SoftwareDeployment(Software.Records, new FixedSignalBox(), Clock),
            ["OS::Heat::Value"] = new Value(),
            ["OS::Heat::TestResource"] = new TestResource(Clock, (_, _, _) => Task.CompletedTask),
        };
        _services.Dispose();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IStackStore>(new TreeStore(_states, Life))
            .AddSingleton<IEventSink>(this)
            .AddSingleton<IFaultClassifier, CloudFaultClassifier>()
            .AddHeatEngine()
            .BuildServiceProvider();
    }

    private StackInput Input() => new()
    {
        Stack = Root,
        Generation = _generation,
        Template = Load(new TemplateRequest
        {
            Template = DocumentSource.OfText("template", _template),
            Files = Files,
            Environments = [DocumentSource.OfText("environment", Environment)],
            Pseudo = new PseudoParameters("web", Root.Id.Value, "project", "RegionOne"),
        }),
        Signals = Signals.ToImmutableDictionary(entry => new ResourceName(entry.Key), entry => entry.Value),
    };

    private static StackInput Input(SimulatedChild child) => new()
    {
        Stack = child.Identity,
        Generation = child.Generation,
        Template = child.IsDeleting ? null : Load(child.Wish.Request with
        {
            Pseudo = new PseudoParameters(child.Identity.Name, child.Identity.Id.Value, "project", "RegionOne"),
        }),
        IsDeletion = child.IsDeleting,
        Orphan = child.IsOrphaned,
    };

    private static IStackTemplate Load(TemplateRequest request)
    {
        var result = TemplateLoader.Load(request);
        return result.Template ?? throw new ArgumentException(string.Join('\n', result.Diagnostics));
    }

    private string Picture() => string.Join('\n', _children.All
        .Select(child => $"{child.Identity.Name} {child.Generation} {child.IsDeleting} {child.Size} {Of(child.Report)}")
        .Append(Of(Report)));

    private static string Of(PassReport? report) => report is null ? "" : string.Join("; ", report.Resources
        .Select(resource => $"{resource.Name} {resource.Action} {resource.Status} {resource.PhysicalId}")
        .Append($"{report.Action} {report.Status} {report.Generation}"));
}
