using System.Collections.Immutable;
using Heat.Engine.Resources;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Execution;

/// <summary>Looks a new desired state through before anything of it is done: all mistakes in one run.</summary>
internal sealed class TemplateCheck(PassScope scope)
{
    private readonly ImmutableArray<(ResourceDefinition Definition, EvaluatedResource Resource)> _evaluated =
        Evaluate(scope.Input.Template!, scope.Values, scope.Input.Skip); // only stacks that have a template are checked

    /// <summary>What can be seen without the cloud. Stays wrong until the desired state changes.</summary>
    public ImmutableArray<Diagnostic> FindMistakes()
    {
        var mistakes = _evaluated.SelectMany(entry => Check(entry.Definition, entry.Resource));
        return ImmutableParameters.Changed(scope.Input.Template!, scope.Ledger.State) is { } changed // only stacks that have a template are checked
            ? [changed, .. mistakes]
            : [.. mistakes];
    }

    /// <summary>Names and values that the cloud does not know. That may change.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindUnknownNamesAsync()
    {
        var resolved = await Task.WhenAll(_evaluated.Select(entry => ResolveAsync(entry.Definition, entry.Resource))).ConfigureAwait(false);
        return [.. resolved.SelectMany(diagnostics => diagnostics)];
    }

    /// <summary>The finding forbids the desired state.</summary>
    public static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private IEnumerable<Diagnostic> Check(ResourceDefinition definition, EvaluatedResource resource)
    {
        var path = $"resources.{definition.Name}";
        if (scope.Drivers.Find(definition.Type) is not { } driver)
        {
            return [Diagnostic.Error(
                EngineDiagnosticIds.NoDriver, $"{definition.Type} has no driver yet; remove the resource or map the type to another one.", path, definition.Position)];
        }

        IEnumerable<Diagnostic> findings = resource.Diagnostics;
        if (definition.DeletionPolicy == DeletionPolicy.Snapshot && driver is not ISnapshotsBeforeDelete)
        {
            findings = findings.Append(Diagnostic.Error(
                EngineDiagnosticIds.NoSnapshot, $"\"Snapshot\" deletion policy is not supported by {definition.Type}; use Delete or Retain.", path, definition.Position));
        }

        return definition.ExternalId is null && driver is IValidatesProperties validating
            ? findings.Concat(validating.Validate(resource.Properties).Select(
                message => Diagnostic.Error(EngineDiagnosticIds.RefusedByType, message, $"{path}.properties", definition.Position)))
            : findings;
    }

    private async Task<ImmutableArray<Diagnostic>> ResolveAsync(ResourceDefinition definition, EvaluatedResource resource)
    {
        if (definition.ExternalId is not null)
        {
            return [];
        }

        var resolved = await scope.Resolver
            .ResolveAsync(definition.Schema, resource.Properties, $"resources.{definition.Name}.properties", scope.Tokens.Pass)
            .ConfigureAwait(false);
        return resolved.Diagnostics;
    }

    private static ImmutableArray<(ResourceDefinition Definition, EvaluatedResource Resource)> Evaluate(
        IStackTemplate template, IResourceValues values, ImmutableHashSet<string> skip) =>
        [.. template.Resources.Where(definition => !skip.Contains(definition.Name)).Select(definition => (definition, template.Evaluate(definition.Name, values)))];
}
