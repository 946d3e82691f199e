using System.Collections.Immutable;
using Heat.Engine.Revisions;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;

namespace Heat.Engine.Execution;

/// <summary>
/// Finds what somebody says of resources or properties that there are none of. It has no effect, and must not stop a stack either: a resource may
/// have been taken out of the template before its name was taken out everywhere else.
/// </summary>
internal sealed class IdleNames(PassScope scope)
{
    private const string SkipPath = "skipResources";
    private const string DriftPath = "drift.resources";

    /// <summary>The warnings. What another revision than the spec's does not have is none: it was not written for that one.</summary>
    public ImmutableArray<Diagnostic> Find() =>
        scope.Input is { IsDeletion: false, Template: not null } && scope.Ledger.State.Serving?.Kind is null or ServingKind.Spec or ServingKind.Stopped
            ? [.. Skipped(), .. Policies()]
            : [];

    private IEnumerable<Diagnostic> Skipped() => scope.Input.Skip
        .Where(name => !IsInStack(name))
        .Order(StringComparer.Ordinal)
        .Select(name => NoResource(name, SkipPath, "skipped"));

    private IEnumerable<Diagnostic> Policies() => scope.Input.DriftOverrides.Keys
        .Order(StringComparer.Ordinal)
        .Select(Policy)
        .OfType<Diagnostic>()
        .Distinct();

    /// <summary>A policy is for a resource, <c>web</c>, or for a property, <c>web.name</c>; a name of a resource may have dots too.</summary>
    private Diagnostic? Policy(string key)
    {
        if (IsInStack(key))
        {
            return null;
        }

        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
        {
            if (IsInStack(key[..dot]))
            {
                return Property(key[..dot], key[(dot + 1)..]);
            }
        }

        var name = key.Split('.')[0];
        return NoResource(name, $"{DriftPath}.{name}", "looked after in a way of its own");
    }

    private Diagnostic? Property(string resource, string property) =>
        scope.Definitions.GetValueOrDefault(resource) is { } definition && definition.Schema.Property(property) is null
            ? Warning(
                EngineDiagnosticIds.IdleProperty,
                $"{definition.Type} has no property '{property}', so there is no drift of it.",
                NearestNames.DidYouMean(property, definition.Schema.Properties.Select(known => known.Key)),
                $"{DriftPath}.{resource}.properties.{property}")
            : null;

    private Diagnostic NoResource(string name, string path, string intent) => Warning(
        EngineDiagnosticIds.IdleName,
        $"The stack has no resource '{name}' to be {intent}.",
        NearestNames.DidYouMean(name, scope.Definitions.Keys),
        path);

    private static Diagnostic Warning(string id, string message, string? question, string path) =>
        new(id, DiagnosticSeverity.Warning, question is null ? message : $"{message} {question}", path);

    /// <summary>It is wanted, or it is still there.</summary>
    private bool IsInStack(string name) => scope.Definitions.ContainsKey(name) || scope.Ledger.Current(name) is not null;
}
