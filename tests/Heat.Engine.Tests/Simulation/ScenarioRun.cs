using System.Collections.Immutable;
using Heat.Engine.Adoption;
using Heat.Engine.Execution;
using Heat.Engine.Testing;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Runs the steps of a scenario.</summary>
/// <param name="rig">The engine and its surroundings.</param>
/// <param name="expects">Whether expectations are checked; not where the engine is stopped in between.</param>
/// <param name="noise">Whether every pass is followed by one that nobody needs.</param>
internal sealed class ScenarioRun(Rig rig, bool expects, bool noise)
{
    private ImmutableDictionary<string, int> _callsBefore = ImmutableDictionary<string, int>.Empty;

    public Rig Rig { get; } = rig;

    /// <summary>Ids at the last <c>remember</c>.</summary>
    public Dictionary<string, string?> Remembered { get; } = [];

    public int CallsBefore(string call) => _callsBefore.GetValueOrDefault(call);

    /// <summary>Runs a scenario and checks nothing: what came of it stands in the rig.</summary>
    public static async Task<Rig> EndOfAsync(Scenario scenario, Rig rig)
    {
        await new ScenarioRun(rig, expects: false, noise: false).RunAsync(scenario);
        return rig;
    }

    /// <summary>Runs all steps, and then on until nothing happens any more.</summary>
    public async Task RunAsync(Scenario scenario)
    {
        for (var index = 0; index < scenario.Steps.Length; index++)
        {
            foreach (var (what, how) in scenario.Steps[index])
            {
                try
                {
                    await DoAsync(scenario.Steps[index], what, how);
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException($"{scenario.Name}, step {index + 1} ({what}): {exception.Message}", exception);
                }
            }
        }

        await UntilIdleAsync();
    }

    private async Task DoAsync(ImmutableDictionary<string, object?> step, string what, object? how)
    {
        switch (what)
        {
            case "apply":
                Rig.Apply(ScenarioTemplates.Read(how, step.GetValueOrDefault("outputs")));
                break;
            case "outputs":
                break;
            case "options":
                Rig.Change(input => Options(input, Node.Map(how)));
                break;
            case "delete":
                Rig.Delete(Node.Is(how, "orphan"), Node.Is(how, "same-generation"));
                break;
            case "cloud":
                CloudSteps.Do(Rig, how);
                break;
            case "request":
                RequestSteps.Ask(Rig, how);
                break;
            case "signal":
                Signal(how, Rig.Signals.Put);
                break;
            case "signal-again":
                Signal(how, Rig.Signals.Repeat);
                break;
            case "look":
                Rig.Look();
                break;
            case "restart":
                Rig.Restart();
                break;
            case "wait":
                Rig.Clock.Advance(Node.Time(how));
                break;
            case "passes" when Node.Is(how, "until-idle"):
                await UntilIdleAsync();
                break;
            case "passes" when Node.Is(how, "to-the-end"):
                await Rig.ToTheEndAsync(PassAsync);
                break;
            case "passes":
                await PassesAsync(Node.Number(how));
                break;
            case "remember":
                Remember();
                break;
            case "approve":
                ForecastSteps.Approve(Rig, Node.Text(how));
                break;
            case "forecast":
                await ForecastSteps.CheckAsync(Rig, how, expects);
                break;
            case "expect":
                if (expects)
                {
                    Expectations.Check(this, how);
                }

                break;
            default:
                throw new FormatException($"Unknown step: {what}.");
        }
    }

    private async Task PassesAsync(int count)
    {
        for (var pass = 0; pass < count; pass++)
        {
            await PassAsync();
            if (Rig.Report.LookAgainAfter is { } wait && pass < count - 1)
            {
                Rig.Clock.Advance(wait);
            }
        }
    }

    private async Task<PassReport> UntilIdleAsync()
    {
        if (!noise)
        {
            return await Rig.UntilIdleAsync();
        }

        return await Rig.UntilIdleAsync(PassAsync);
    }

    /// <summary>A pass; with noise it is followed by one more, which must not do anything.</summary>
    private async Task<PassReport> PassAsync()
    {
        var report = await Rig.PassAsync();
        if (!noise || report.LookAgainAfter == TimeSpan.Zero)
        {
            return report;
        }

        var (calls, saves) = (Rig.Cloud.TotalCalls, Rig.Store.Saves);
        report = await Rig.PassAsync();
        Assert.True(calls == Rig.Cloud.TotalCalls, $"A pass that nobody needed called the cloud: {string.Join("; ", Rig.Cloud.Log.Skip(calls))}");
        Assert.Equal(saves, Rig.Store.Saves);
        return report;
    }

    private static void Signal(object? how, Action<string, TemplateValue> put)
    {
        foreach (var (resource, words) in Node.Map(how))
        {
            Node.List(words).ToList().ForEach(word => put(resource, Body(word)));
        }
    }

    private static TemplateValue Body(object? word) => word is string text
        ? TemplateValue.From(text)
        : new MapValue(Node.Map(word).Select(entry => KeyValuePair.Create(entry.Key, TemplateValue.From(Node.Text(entry.Value)))));

    private void Remember()
    {
        _callsBefore = Rig.Cloud.Calls.ToImmutableDictionary();
        Remembered.Clear();
        foreach (var incarnation in Rig.State.Incarnations.Values.Where(incarnation => incarnation.IsCurrent))
        {
            Remembered[incarnation.Name.Value] = incarnation.PhysicalId?.Value;
        }

        foreach (var child in Rig.Children.All)
        {
            foreach (var inner in Rig.Store.States.GetValueOrDefault(child.Identity.Id, Stacks.StackState.Empty).Incarnations.Values.Where(inner => inner.IsCurrent))
            {
                Remembered[$"{Path(child)}/{inner.Name}"] = inner.PhysicalId?.Value;
            }
        }
    }

    private string Path(SimulatedChild child) =>
        Rig.Children.All.FirstOrDefault(other => other.Identity.Id == child.Parent) is { } parent
            ? $"{Path(parent)}/{child.Wish.Resource}"
            : child.Wish.Resource.Value;

    private static StackInput Options(StackInput input, ImmutableDictionary<string, object?> options) => input with
    {
        Adoption = options.TryGetValue("adopt", out var adopt) ? Adopted(Node.Map(adopt)) : input.Adoption,
        RollsBack = options.TryGetValue("rollback", out var rollback) ? Node.Is(rollback, "true") : input.RollsBack,
        IsInside = options.TryGetValue("inside", out var inside) ? Node.Is(inside, "true") : input.IsInside,
        IsStoppedOutside = options.TryGetValue("stopped-outside", out var stopped) ? Node.Is(stopped, "true") : input.IsStoppedOutside,
        Skip = options.TryGetValue("skip", out var skip) ? [.. Node.Texts(skip)] : input.Skip,
        IsSuspended = options.TryGetValue("suspended", out var suspended) ? Node.Is(suspended, "true") : input.IsSuspended,
        Timeout = options.TryGetValue("timeout", out var timeout) ? Node.Time(timeout) : input.Timeout,
        NeedsApproval = options.TryGetValue("approval", out var approval) ? Node.Is(approval, "Manual") : input.NeedsApproval,
        Drift = options.TryGetValue("drift", out var drift) ? Policy(drift) : input.Drift,
        DriftOverrides = options.TryGetValue("overrides", out var overrides)
            ? Node.Map(overrides).ToImmutableDictionary(entry => entry.Key, entry => Policy(entry.Value))
            : input.DriftOverrides,
    };

    private static AdoptedStack Adopted(ImmutableDictionary<string, object?> ids) => new("former", ids.ToImmutableDictionary(
        entry => entry.Key, entry => new AdoptedResource((string?)entry.Value, null, ImmutableDictionary<string, string>.Empty, null)));

    private static DriftPolicy Policy(object? node) => Enum.Parse<DriftPolicy>(Node.Text(node));
}
