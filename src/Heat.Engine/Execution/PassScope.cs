using System.Collections.Concurrent;
using System.Collections.Frozen;
using Heat.Engine.Adoption;
using Heat.Engine.Approval;
using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Execution;

/// <summary>What the nodes of one pass share.</summary>
internal sealed class PassScope(
    StackInput input, EngineServices engine, IResourceDriverSource drivers, IPropertyResolver resolver, StateLedger ledger, PassTokens tokens)
    : ISiblings, IDisposable
{
    private static readonly TimeSpan LatestLook = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<ShortId, Observation> _looked = [];
    private readonly ConcurrentDictionary<string, bool> _suspicious = new(StringComparer.Ordinal);

    public StackInput Input { get; private set; } = input;

    public EngineServices Engine { get; } = engine;

    public IResourceDriverSource Drivers { get; } = drivers;

    public IPropertyResolver Resolver { get; } = resolver;

    public StateLedger Ledger { get; } = ledger;

    public PassTokens Tokens { get; } = tokens;

    public StackMemory Memory { get; init; } = engine.Memory.Of(input.Stack.Id);

    public ResourceValues Values { get; } = new();

    /// <summary>Whether the desired state may be carried out.</summary>
    public ApprovalVerdict Approval { get; set; } = new ApprovalVerdict.NotNeeded();

    /// <summary>Live values that are accepted in this pass.</summary>
    public AcceptedTargets Accepting { get; } = new();

    public DriftPolicies Drift { get; } = new(input);

    public NestedWishes Nested { get; } = new(input);

    public CallGate Calls { get; } = new(engine.Options.ParallelCalls);

    /// <summary>The stack takes over objects that exist already.</summary>
    public bool IsAdopting => Input is { Adoption: not null, IsDeletion: false } && Ledger.State.Action == StackAction.Adopt;

    public DateTimeOffset StartedAt { get; } = engine.Clock.GetUtcNow();

    public DateTimeOffset Now => Engine.Clock.GetUtcNow();

    /// <summary>The desired resources by name; none when the stack is to be removed.</summary>
    public FrozenDictionary<string, ResourceDefinition> Definitions { get; } = input.IsDeletion || input.Template is null
        ? FrozenDictionary<string, ResourceDefinition>.Empty
        : input.Template.Resources.ToFrozenDictionary(definition => definition.Name, StringComparer.Ordinal);

    /// <summary>The first look of this pass at a complete resource is the only one.</summary>
    public bool WasLookedAt(ShortId shortId) => _looked.ContainsKey(shortId);

    /// <summary>This pass looks at every object, and does nothing else.</summary>
    public bool ChecksOnly { get; set; }

    /// <summary>This pass looks at every complete resource.</summary>
    public void LookNow() => Input = Input with { ObserveNotBefore = Now };

    /// <summary>This pass looks at the resource even though it counts as complete: something about it is amiss.</summary>
    public void LookFirst(string name) => _suspicious[name] = true;

    /// <summary>Something about the resource is amiss.</summary>
    public bool IsSuspicious(string name) => _suspicious.ContainsKey(name);

    /// <summary>Notes a look.</summary>
    public void NoteLook(ShortId shortId, Observation observation) => _looked[shortId] = observation;

    /// <summary>Resources of this type are stacks of their own.</summary>
    public bool IsStack(string type) => Drivers.Find(type) is IHasNestedStack;

    /// <summary>What is waited for while a look at the object is not worth it yet; null: it is.</summary>
    /// <remarks>A stack is worth a look at any time: nothing is remembered of it.</remarks>
    public NodeOutcome? NotDue(ShortId shortId) => Memory.NextLooks.TryGetValue(shortId, out var next) && next.From > Now
        ? StackLook.Outcome(next.Reason, next.Observation, next.Due - Now)
        : null;

    /// <summary>The cloud is still at work on an object: says when it is worth looking again.</summary>
    /// <param name="incarnation">Its record.</param>
    /// <param name="work">Heat's word for the work.</param>
    /// <param name="observation">What was seen.</param>
    /// <param name="words">What to say where the cloud gave no reason.</param>
    /// <returns>That it is waited for; with troubles inside it, that it failed so far.</returns>
    public NodeOutcome LookLater(Incarnation incarnation, string work, Observation observation, string words)
    {
        if (IsStack(incarnation.Type))
        {
            return StackLook.Outcome(observation);
        }

        var elapsed = Now - incarnation.PhaseSince;
        var reason = (observation.Reason ?? words) + Words.Age(elapsed);
        var wait = observation.LookAgainAfter ?? Engine.BuildTimes.NextLook(incarnation.Type, work, elapsed);
        var slack = elapsed / 50 < wait / 4 ? elapsed / 50 : wait / 4;
        Memory.NextLooks[incarnation.ShortId] = new NextLook(Now + wait, Now + wait - slack, Now, reason) { Observation = observation };
        return StackLook.Outcome(reason, observation, wait);
    }

    /// <summary>The cloud is done with an object: its type is known the better.</summary>
    public void LearnTime(Incarnation incarnation, string work)
    {
        // What is seen is as old as the pass, unless the work began in it.
        var hasJustBegun = StartedAt <= incarnation.PhaseSince;
        var seen = hasJustBegun ? Now : StartedAt;
        var look = Memory.NextLooks.GetValueOrDefault(incarnation.ShortId);
        if (incarnation.LastError is not null || (look is null && !hasJustBegun) || seen > look?.Due + LatestLook)
        {
            return; // a pause of ours, or one between two processes, is no time of the cloud's
        }

        Engine.BuildTimes.Learn(incarnation.Type, work, seen - incarnation.PhaseSince, look is null ? TimeSpan.Zero : seen - look.LookedAt);
    }

    /// <summary>Looks at an object.</summary>
    /// <param name="driver">Its driver.</param>
    /// <param name="incarnation">Its record.</param>
    /// <param name="notBefore">The answer must not be older.</param>
    public Task<Observation> ObserveAsync(IResourceDriver driver, Incarnation incarnation, DateTimeOffset notBefore) =>
        Calls.RunAsync(() => driver.ObserveAsync(ContextOf(incarnation, notBefore), Tokens.Pass), Tokens.Pass);

    /// <summary>What a driver needs to know of an incarnation.</summary>
    public ResourceContext ContextOf(Incarnation incarnation, DateTimeOffset notBefore) => Nested.AddTo(new()
    {
        Stack = Input.Stack,
        Name = incarnation.Name,
        PhysicalName = incarnation.PhysicalName,
        PhysicalId = incarnation.PhysicalId,
        Properties = incarnation.Applied,
        Data = incarnation.Data,
        Metadata = incarnation.Metadata,
        Adopted = Adopter.NestedIn(this, incarnation.Name.Value),
        StackTimeout = Input.Timeout,
        ObservedNotBefore = notBefore,
        PhaseSince = incarnation.PhaseSince,
        Siblings = this,
    }, incarnation);

    /// <inheritdoc/>
    public Sibling? Find(ResourceName name) => Told(Ledger.Current(name.Value));

    /// <inheritdoc/>
    public Sibling? Find(PhysicalId id) =>
        Told(Ledger.State.Incarnations.Values.FirstOrDefault(incarnation => incarnation.IsCurrent && incarnation.PhysicalId == id));

    /// <summary>An intention whose call may have been made at any time up to now: what must wait counts from now on.</summary>
    public Incarnation Dated(Incarnation intention)
    {
        if (!intention.IsAhead)
        {
            return intention;
        }

        var dated = intention with { IsAhead = false, PhaseSince = Now };
        Ledger.Record(dated);
        return dated;
    }

    /// <summary>Something has to be changed. On a stack that was complete that is the beginning of a repair.</summary>
    public void BeginRepair() => Ledger.Record(state => state.IsComplete
        ? state with { IsComplete = false, IsRepair = true, Action = StackActions.OfRepair(state), ActionSince = Now }
        : state);

    /// <summary>Tells what happened to an incarnation.</summary>
    public void Publish(Incarnation incarnation, ResourceAction action, string status, string? reason = null, string? requestId = null) =>
        Engine.Events.Publish(Input.Stack, new ResourceEvent(
            incarnation.Name.Value, incarnation.Type, incarnation.PhysicalId?.Value, Words.Of(action), status, reason, requestId));

    public void Dispose() => Calls.Dispose();

    private static Sibling? Told(Incarnation? incarnation) => incarnation is null
        ? null
        : new Sibling(incarnation.Name, incarnation.Type, incarnation.PhysicalId, incarnation.Data);
}
