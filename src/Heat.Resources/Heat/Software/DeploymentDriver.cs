using System.Collections.Immutable;
using System.Globalization;
using Heat.Engine.Ports;
using Heat.Engine.Recovery;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Software;

/// <summary>Carries a config out on a server. It is ready once the server has answered.</summary>
/// <remarks>
/// The deployment is a record of our own. The server's agent fetches it with all others of the server and answers by a signal. Only what a
/// crash must not lose stands in the resource's data: how often the server was told.
/// </remarks>
/// <param name="records">Configs, deployments and servers.</param>
/// <param name="signals">Where the server answers.</param>
/// <param name="clock">Says when a server was told.</param>
internal abstract partial class DeploymentDriver(SoftwareRecords records, ISignalBox signals, TimeProvider clock)
    : IResourceDriver, ICreatesIdempotently, IDecidesChange, IValidatesProperties, ITakesSignals, ISuspends, IRecovers, IUpdatesWhatFailed
{
    private const string Revision = "revision";

    /// <summary>An answer wakes the stack by itself; this is for what gets lost.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SignalInputs _answering = new(signals, records.Servers);

    /// <inheritdoc/>
    public async Task<Observation> ObserveAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken) is { } deployment ? Judge(deployment) : Observation.Absent;

    /// <inheritdoc/>
    public async Task<Creation> CreateAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        var config = await SourceAsync(resource, cancellationToken);
        var deployment = await DeployAsync(resource, config, ResourceAction.Create, TimesTold(resource) + 1, cancellationToken);
        return new Creation(new PhysicalId(deployment.Id), Noted(resource, deployment, config), Judge(deployment));
    }

    /// <inheritdoc/>
    public async Task<ResourceChange> UpdateAsync(ResourceContext resource, PropertyDiff difference, CancellationToken cancellationToken)
    {
        var config = await SourceAsync(resource, cancellationToken);
        var deployment = await DeployAsync(resource, config, ResourceAction.Update, TimesTold(resource) + 1, cancellationToken);
        return new ResourceChange(Data: Noted(resource, deployment, config), Observed: Judge(deployment));
    }

    /// <inheritdoc/>
    public ChangeDecision Decide(PropertyDiff difference) => ReplacingInputs.Changed(difference) is { } input
        ? new(OnChange.Replace, $"The config says that another value of its input {input} needs a new deployment.")
        : new(OnChange.UpdateInPlace);

    /// <inheritdoc/>
    public IEnumerable<string> Validate(PropertyTree properties)
    {
        if (properties.Text("signal_transport") is { } transport && transport is "ZAQAR_SIGNAL" or "TEMP_URL_SIGNAL")
        {
            yield return $"signal_transport {transport} is not supported. Use CFN_SIGNAL, HEAT_SIGNAL or NO_SIGNAL.";
        }
    }

    /// <inheritdoc/>
    public async Task<TemplateValue> ReadAttributeAsync(
        ResourceContext resource, Observation observation, string attribute, CancellationToken cancellationToken)
    {
        var deployment = await FindAsync(resource, cancellationToken);
        if (deployment?.Outputs[attribute] is { } value)
        {
            return value;
        }

        var isKnown = attribute is DeploymentOutcome.Stdout or DeploymentOutcome.Stderr or DeploymentOutcome.StatusCode
            || deployment?.Config is null
            || DeploymentOutcome.Declared(deployment).Any(output => DerivedInputs.NameOf(output) == attribute);
        return isKnown ? TemplateValue.Null : throw Refused(Undeclared(resource, deployment!, attribute)); // one without a record is known
    }

    private static string Undeclared(ResourceContext resource, DeploymentRecord deployment, string attribute)
    {
        var declared = DeploymentOutcome.Declared(deployment).Select(DerivedInputs.NameOf)
            .Concat([DeploymentOutcome.Stdout, DeploymentOutcome.Stderr, DeploymentOutcome.StatusCode]);
        return $"The config of {resource.Name} declares no output '{attribute}'. Declare it under outputs of the config, or read one of: {string.Join(", ", declared)}.";
    }

    /// <inheritdoc/>
    public async Task<Creation?> RecoverAsync(ResourceContext resource, bool isFinished, CancellationToken cancellationToken) =>
        await FindAsync(resource, cancellationToken) is { } deployment
            ? new Creation(new PhysicalId(deployment.Id), Told(resource.Data, deployment.Revision), Judge(deployment))
            : null;

    /// <summary>The config with the values of the inputs put into it.</summary>
    protected virtual TemplateValue Insert(ResourceContext resource, TemplateValue config, MapValue inputs) => config;

    /// <summary>How a deployment stands.</summary>
    /// <remarks>
    /// One that is carried out for its own removal counts as removed only once it is gone; a finished or failed one asks to be removed again. One
    /// that failed to be put to rest is awake, and the other way round: so it is asked again.
    /// </remarks>
    private static Observation Judge(DeploymentRecord deployment) => deployment.Status switch
    {
        DeploymentStatus.Complete => new Observation(Lifecycle.Ready, deployment.Reason) { IsSuspended = deployment.IsSuspended },
        DeploymentStatus.Failed when deployment.Action is ResourceAction.Suspend or ResourceAction.Resume =>
            new Observation(Lifecycle.Ready, FailureOf(deployment)) { IsSuspended = !deployment.IsSuspended },
        DeploymentStatus.Failed => new Observation(Lifecycle.Failed, FailureOf(deployment)),
        _ => new Observation(Lifecycle.Pending, $"server {deployment.Server} has been told and has not answered yet")
        {
            Deleting = deployment.Action == ResourceAction.Delete,
            LookAgainAfter = Pause,
        },
    };

    private static string FailureOf(DeploymentRecord deployment) => $"Deployment to server failed: {deployment.Reason}";

    private static OpenStack.Errors.OpenStackException Refused(string sentence) => Refusal.Of("orchestration", sentence);

    private static string IdOf(ResourceContext resource) =>
        resource.PhysicalId?.Value ?? StableId.Of(resource.Stack.Id.Value, resource.PhysicalName);

    private static int TimesTold(ResourceContext resource) =>
        int.Parse(resource.Data.GetValueOrDefault(Revision, "0"), CultureInfo.InvariantCulture);

    private static ImmutableDictionary<string, string> Told(ImmutableDictionary<string, string> data, int times) =>
        data.SetItem(Revision, times.ToString(CultureInfo.InvariantCulture));

    private static ImmutableDictionary<string, string> Noted(ResourceContext resource, DeploymentRecord deployment, ConfigRecord config) =>
        ReplacingInputs.Note(Told(resource.Data, deployment.Revision), config);

    private Task<DeploymentRecord?> FindAsync(ResourceContext resource, CancellationToken cancellationToken) =>
        records.Deployments.FindAsync(resource.Stack, IdOf(resource), cancellationToken);

    /// <summary>The config that the template names; without one, there is nothing to do on the server.</summary>
    private async Task<ConfigRecord> SourceAsync(ResourceContext resource, CancellationToken cancellationToken)
    {
        if (resource.Properties.Text("config") is not { Length: > 0 } id)
        {
            return new ConfigRecord { Id = "", Name = resource.PhysicalName };
        }

        return await records.Configs.FindAsync(resource.Stack.Namespace, id, cancellationToken)
            ?? throw Refused($"Property config: there is no software config '{id}' in the namespace {resource.Stack.Namespace}. Name one of a stack there by its id.");
    }

    /// <summary>Tells the server, if the deployment is carried out for the action at all.</summary>
    /// <param name="resource">The deployment.</param>
    /// <param name="source">What is to be carried out.</param>
    /// <param name="action">What for.</param>
    /// <param name="revision">How often the server has been told, this time included.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    private async Task<DeploymentRecord> DeployAsync(
        ResourceContext resource, ConfigRecord source, ResourceAction action, int revision, CancellationToken cancellationToken)
    {
        var known = await FindAsync(resource, cancellationToken);
        return ActionWords.AreListed(resource.Properties, source, action)
            ? await TellAsync(resource, known ?? Blank(resource), source, action, revision, cancellationToken)
            : known ?? await KeepAsync(resource, Blank(resource) with { Status = DeploymentStatus.Complete }, cancellationToken);
    }

    /// <summary>Tells the server, unless it was told the same.</summary>
    private async Task<DeploymentRecord> TellAsync(
        ResourceContext resource, DeploymentRecord known, ConfigRecord source, ResourceAction action, int revision, CancellationToken cancellationToken)
    {
        var derived = new DerivedConfig(source, resource, action, revision)
        {
            Insert = (config, inputs) => Insert(resource, config, inputs),
        };
        var config = derived.Make(IdOf(resource), _answering.Of(resource), clock.GetUtcNow());
        if (known.Config?.Id == config.Id)
        {
            return known;
        }

        await RefuseDeafServerAsync(resource, known.Server, cancellationToken);
        var waits = resource.Properties.Text("signal_transport") != SignalInputs.NoSignal;
        return await KeepAsync(
            resource,
            known with
            {
                Action = action,
                Config = config,
                Revision = revision,
                Status = waits ? DeploymentStatus.InProgress : DeploymentStatus.Complete,
                Reason = waits ? "Deploy data available" : "Not waiting for outputs signal",
                IsFailureTold = false,
            },
            cancellationToken);
    }

    private static DeploymentRecord Blank(ResourceContext resource) => new()
    {
        Id = IdOf(resource),
        Resource = resource.Name,
        Server = resource.Properties.Text("server") ?? "",
    };

    private async Task<DeploymentRecord> KeepAsync(ResourceContext resource, DeploymentRecord deployment, CancellationToken cancellationToken)
    {
        await records.Deployments.KeepAsync(resource.Stack, deployment, cancellationToken);
        return deployment;
    }

    /// <summary>A server without an agent would never answer.</summary>
    private async Task RefuseDeafServerAsync(ResourceContext resource, string server, CancellationToken cancellationToken)
    {
        if (await records.Servers.FindAsync(resource.Stack.Namespace, server, cancellationToken) is null)
        {
            throw Refusal.ForNow(
                "orchestration",
                $"Property server: no stack of the namespace {resource.Stack.Namespace} has a server '{server}' that takes deployments. Its user_data_format must be SOFTWARE_CONFIG, and the operator must have known its own address (Signals:PublicUrl) when the server was made.");
        }
    }
}
