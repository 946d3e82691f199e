using Heat.Engine.Execution;
using Heat.Engine.Requests;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.Engine.Testing;
using Microsoft.Extensions.Logging;

namespace Heat.Engine.Tests.Simulation;

/// <summary>An engine over a simulated cloud, with one stack. The engine can be stopped and started; cloud, clock and store go on.</summary>
internal sealed class Rig
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // What looks hopeless is tried again all the same; a story that waits for that says so.
    private static readonly TimeSpan StalledPatience = TimeSpan.FromSeconds(20);

    private const int MostPasses = 2000;
    private const int MostPauses = 100;

    private static readonly EngineTelemetry Unread = new();

    private IStackPass? _pass;
    private ChildEngines? _children;
    private long _generation;

    public Rig()
        : this(new Fate())
    {
    }

    public Rig(Fate fate)
    {
        Fate = fate;
        Life = new EngineLife(fate);
        Cloud = new SimulatedCloud(Clock);
        Signals = new MemorySignalBox(Clock);
    }

    public ManualClock Clock { get; } = new();

    public SimulatedCloud Cloud { get; }

    public MemorySignalBox Signals { get; }

    public MemoryStore Store { get; } = new();

    public ChildWorld Children { get; } = new();

    public RecordedEvents Events { get; } = new();

    public PlainResolver Resolver { get; } = new();

    public SequentialShortIds ShortIds { get; } = new();

    public Fate Fate { get; }

    public EngineLife Life { get; private set; }

    public EngineOptions Options { get; init; } = new();

    /// <summary>Nobody reads it unless a test gives one of its own.</summary>
    public EngineTelemetry Telemetry { get; init; } = Unread;

    /// <summary>Every desired state that there was.</summary>
    public RememberedRevisions Revisions { get; } = new();

    public ILogger<StackPass>? Logger { get; init; }

    /// <summary>Every pass is run by an engine that remembers nothing.</summary>
    public bool Forgets { get; init; }

    public StackInput Input { get; private set; } = new()
    {
        Stack = new StackIdentity(new StackId("3f0c8f4e-0000-4000-8000-000000000001"), "stack", "team"),
        Generation = 0,
    };

    /// <summary>The input with the signals that wait for the stack, and the requests with what they wait for.</summary>
    public StackInput Told => Input with { Signals = Signals.Waiting, Requests = InsideRequests.OfRoot(this) };

    /// <summary>The template that was applied last; another one may be served.</summary>
    public FakeTemplate? Wished { get; private set; }

    public PassReport Report { get; private set; } = new()
    {
        Action = StackAction.Create,
        Status = StackStatus.InProgress,
        Reason = "",
        Generation = 0,
    };

    public StackState State => Store.States.GetValueOrDefault(Input.Stack.Id, StackState.Empty);

    /// <summary>The current incarnation at the end of a path such as <c>outer/inner</c>; null: there is none.</summary>
    public Incarnation? Current(string path) => Current(Input.Stack.Id, path.Split('/', 2));

    private Incarnation? Current(StackId stack, string[] path) => path.Length == 1
        ? Store.States.GetValueOrDefault(stack, StackState.Empty).Incarnations.Values
            .SingleOrDefault(incarnation => incarnation.Name.Value == path[0] && incarnation.IsCurrent)
        : Children.Of(stack, path[0]) is { } child ? Current(child.Identity.Id, path[1].Split('/', 2)) : null;

    /// <summary>Stops the engine, whatever it remembers, and starts another.</summary>
    public void Restart() => _pass = Start();

    /// <summary>A new desired state.</summary>
    public void Apply(FakeTemplate template)
    {
        Wished = template;
        Input = Input with { Generation = NextGeneration(), Template = template };
        Input = Input with { Content = $"content {Input.Generation}" };
        Revisions.Wish(_generation, template);
    }

    public void Change(Func<StackInput, StackInput> change)
    {
        Input = change(Input) with { Generation = NextGeneration() };
        Revisions.Wish(_generation, Wished);
    }

    /// <summary>The stack is to go. Deletion need not come with a new generation.</summary>
    public void Delete(bool orphan = false, bool sameGeneration = false) => Input = Input with
    {
        Generation = sameGeneration ? Input.Generation : NextGeneration(),
        Template = null,
        IsDeletion = true,
        Orphan = orphan,
    };

    /// <summary>Somebody asks for something once; it stays asked for, as an annotation does.</summary>
    public void Ask(StackRequest request) => Input = Input with
    {
        Requests = [.. Input.Requests.Where(other => other.Verb != request.Verb), request],
    };

    /// <summary>The next pass looks at every complete resource.</summary>
    public void Look() => Input = Input with { ObserveNotBefore = Clock.GetUtcNow() };

    public async Task<PassReport> PassAsync(CancellationToken cancellationToken = default)
    {
        if (Forgets)
        {
            Restart();
        }

        while (true)
        {
            try
            {
                Input = Revisions.Serve(Input, State);
                var report = await (_pass ??= Start()).RunAsync(Told, cancellationToken);
                if (!Life.IsOver && Children.All.Count > 0)
                {
                    report = await _children!.RunAsync(report); // made with the pass
                }

                if (!Life.IsOver)
                {
                    Input = Input with { ObserveNotBefore = null };
                    return Report = report;
                }
            }
            catch (Exception) when (Life.IsOver)
            {
                // The engine was stopped in the middle; the next one goes on from what was saved.
            }

            Restart();
        }
    }

    /// <summary>Runs passes when they are due until the stack is done, is stalled, or waits longer than anybody would.</summary>
    public Task<PassReport> UntilIdleAsync() => UntilIdleAsync(() => PassAsync());

    /// <summary>The same, with passes of the caller's kind.</summary>
    public async Task<PassReport> UntilIdleAsync(Func<Task<PassReport>> pass)
    {
        for (var count = 0; count < MostPasses; count++)
        {
            var report = await pass();
            if (report.LookAgainAfter is not { } wait || wait > (report.IsStalled ? StalledPatience : Patience) || report is { Status: StackStatus.Complete, LookAgainAfter: null })
            {
                return report;
            }

            Clock.Advance(wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait);
        }

        throw new InvalidOperationException($"Not idle after {MostPasses} passes: {Report.Reason}");
    }

    /// <summary>
    /// Runs passes until nothing is left to do at any time, however long it has to be waited for. Somebody lets pass what waits at a hook.
    /// </summary>
    public async Task<PassReport> ToTheEndAsync(Func<Task<PassReport>> pass)
    {
        for (var count = 0; count < MostPauses; count++)
        {
            var report = await UntilIdleAsync(pass);
            var targets = State.Hooks.Where(hook => hook.Value == HookStage.Waiting).Select(hook => hook.Key.Split('/')).Select(key => $"{key[1]}:{key[0]}").ToList();
            if (targets.Count > 0)
            {
                Ask(new StackRequest(RequestVerbs.ClearHook, $"{string.Join(",", targets)}@{count} {Clock.GetUtcNow():O}", [.. targets]));
            }
            else if (report.LookAgainAfter is { } wait)
            {
                Clock.Advance(wait);
            }
            else
            {
                return report;
            }
        }

        throw new InvalidOperationException($"Not at its end after {MostPauses} pauses: {Report.Reason}");
    }

    private long NextGeneration() => _generation += Serving.TurnsPerState;

    private IStackPass Start()
    {
        Life = new EngineLife(Fate);
        var services = new EngineServices(Store.For(Life), Events, Clock, new SimulatedClassifier(), ShortIds, Options, Logger, Signals.For(Life)) { Telemetry = Telemetry };
        var pass = new StackPassFactory(services).Create(new SimulatedDrivers(Cloud, Life, Children.For(Life.Touch)), Resolver);
        _children = new ChildEngines(this, pass, Life);
        return pass;
    }
}
