using System.Collections.Immutable;
using System.Globalization;
using Heat.Engine.Planning;
using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>Finds out what the template wants of a resource, once everything it refers to is there; and whether that is known already.</summary>
internal sealed class Evaluation(PassScope scope, Failures failures, IReadOnlyDictionary<string, ImmutableHashSet<string>> implicitRequirements)
{
    /// <summary>Nothing changed since the resource was last found as it should be: no evaluation, no call.</summary>
    public bool IsSettled(ResourceDefinition definition)
    {
        if (scope.Input.ObserveNotBefore is not null || !scope.Memory.Settled.TryGetValue(definition.Name, out var settlement) || settlement.Stack is not null
            || scope.Ledger.Current(definition.Name) is not { Phase: IncarnationPhase.Ready, LastError: null, IsUnhealthy: false, Rest: RestStage.Awake } current
            || scope.Memory.Faults.ContainsKey(definition.Name)
            || scope.Memory.IsReadingDue(current.ShortId, scope.Now, scope.Input.Generation)
            || !scope.Memory.Facts.TryGetValue(current.ShortId, out var facts)
            || !settlement.Holds(scope.Input.Generation, current, Inputs(definition)))
        {
            return false;
        }

        scope.Values.Set(definition.Name, facts);
        return true;
    }

    /// <summary>Remembers that the resource is as it should be.</summary>
    public void Settle(Wanted wanted)
    {
        scope.Memory.Faults.TryRemove(wanted.Name, out _);
        if (scope.Ledger.Current(wanted.Name) is { Phase: IncarnationPhase.Ready } current)
        {
            scope.Memory.Settled[wanted.Name] = new Settlement(
                scope.Input.Generation, current.ShortId, current.DefinitionHash, [.. Inputs(wanted.Definition)])
            {
                Stack = wanted.Driver is IHasNestedStack ? wanted : null,
            };
        }
    }

    /// <summary>What is wanted, or null and the obstacle.</summary>
    public Wanted? Evaluate(ResourceDefinition definition, out NodeOutcome? obstacle)
    {
        obstacle = null;
        if (Known(definition) is { } known)
        {
            scope.Nested.Tell(known);
            return known;
        }

        if (scope.Drivers.Find(definition.Type) is not { } driver)
        {
            obstacle = failures.Note(definition.Name, new Fault(FaultKind.Terminal, $"{definition.Type} has no driver yet."));
            return null;
        }

        var evaluated = scope.Input.Template!.Evaluate(definition.Name, scope.Values); // there is no definition without a template
        var errors = evaluated.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            obstacle = failures.Note(definition.Name, new Fault(FaultKind.Terminal, string.Join(" ", errors.Select(Sentence))));
            return null;
        }

        if (!IsKnown(evaluated))
        {
            obstacle = failures.Note(definition.Name, StillUnknown(Unknown.First(evaluated)));
            return null;
        }

        return Wanted(definition, evaluated, driver);
    }

    /// <summary>What is wanted of a stack inside, where it is what it was when the stack was last found as it should be; else null.</summary>
    private Wanted? Known(ResourceDefinition definition) =>
        scope.Memory.Settled.TryGetValue(definition.Name, out var settlement) && settlement.Stack is { } wanted
        && scope.Ledger.Current(definition.Name) is { } current && settlement.Holds(scope.Input.Generation, current, Inputs(definition))
            ? wanted
            : null;

    private Fault StillUnknown(UnknownValue? unknown)
    {
        var what = unknown is null ? "none" : Unknown.Described(unknown);
        return unknown is not null && scope.Values.FaultOf(unknown) is { Kind: not FaultKind.NotFound } fault
            ? fault with { Message = $"{what} cannot be read: {fault.Message}" }
            : new Fault(FaultKind.Retry, $"A value is still unknown although everything it refers to is ready: {what}.");
    }

    /// <summary>What will be wanted of a resource whose turn has not come; null where that is not known yet, or has mistakes.</summary>
    public Wanted? Foresee(ResourceDefinition definition)
    {
        if (scope.Drivers.Find(definition.Type) is not { } driver)
        {
            return null;
        }

        var evaluated = scope.Input.Template!.Evaluate(definition.Name, scope.Values); // there is no definition without a template
        return IsKnown(evaluated) && !evaluated.Diagnostics.Any(TemplateCheck.IsError)
            ? Wanted(definition, evaluated, driver)
            : null;
    }

    /// <summary>What is wanted as far as it is known: with a hash only where all of it is. Null and the mistake where it has one.</summary>
    public Wanted? Foretell(ResourceDefinition definition, out string mistake)
    {
        mistake = "";
        if (scope.Drivers.Find(definition.Type) is not { } driver)
        {
            mistake = $"{definition.Type} has no driver yet.";
            return null;
        }

        var evaluated = scope.Input.Template!.Evaluate(definition.Name, scope.Values); // there is no definition without a template
        mistake = string.Join(" ", evaluated.Diagnostics.Where(TemplateCheck.IsError).Select(Sentence));
        return mistake.Length == 0 ? Wanted(definition, evaluated, driver) : null;
    }

    private Wanted Wanted(ResourceDefinition definition, EvaluatedResource evaluated, IResourceDriver driver)
    {
        var nested = scope.Nested.Tell(definition, evaluated, scope.Values);
        var hash = IsKnown(evaluated)
            ? DefinitionHash.Of(definition.Type, evaluated.Properties.Values, evaluated.Metadata, Beside(driver, nested))
            : "";
        return new Wanted(definition, evaluated.Properties, evaluated.Metadata, hash, Requirements(definition), driver)
        {
            Nested = nested,
            UpdatePolicy = evaluated.UpdatePolicy,
        };
    }

    /// <summary>What belongs to the definition beside properties and metadata.</summary>
    private string? Beside(IResourceDriver driver, TemplateRequest? nested) => driver is IRenewedByUpdates
        ? string.Create(CultureInfo.InvariantCulture, $"update {scope.Input.Generation}")
        : nested is null ? null : NestedDigest.Of(nested);

    private static bool IsKnown(EvaluatedResource evaluated) =>
        evaluated.Properties.IsKnown && evaluated.Metadata.IsKnown && evaluated.UpdatePolicy.IsKnown;

    private ImmutableHashSet<string> Requirements(ResourceDefinition definition) =>
        implicitRequirements.TryGetValue(definition.Name, out var more) ? definition.Requirements.Union(more) : definition.Requirements;

    private IEnumerable<ResourceFacts?> Inputs(ResourceDefinition definition)
    {
        foreach (var requirement in definition.Requirements)
        {
            yield return scope.Values.Find(requirement);
        }
    }

    private static string Sentence(Diagnostic diagnostic) => $"{diagnostic.Path}: {diagnostic.Message}";
}
