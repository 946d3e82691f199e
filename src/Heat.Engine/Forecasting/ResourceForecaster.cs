using Heat.Engine.Actions;
using Heat.Engine.Execution;
using Heat.Engine.Planning;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;

namespace Heat.Engine.Forecasting;

/// <summary>Tells what would be done with one desired resource: the counterpart of <see cref="BringUp"/>.</summary>
internal sealed class ResourceForecaster(PassScope scope, Evaluation evaluation, Sights sights, Resolution resolution)
{
    private readonly UnchangedForecaster _unchanged = new(scope, sights);
    private readonly NestedForecaster _nested = new(scope);
    private readonly ExternalForecaster _external = new(sights);

    /// <summary>Tells it.</summary>
    public async Task<Outlook> RunAsync(ResourceDefinition definition)
    {
        var current = scope.Ledger.Current(definition.Name);
        if (evaluation.Foretell(definition, out var mistake) is not { } wanted)
        {
            return Outlook.Refused(definition, current, mistake);
        }

        var outlook = await ForecastAsync(current, wanted).ConfigureAwait(false);
        return await _nested.AddAsync(outlook, current, wanted).ConfigureAwait(false);
    }

    private async Task<Outlook> ForecastAsync(Incarnation? current, Wanted wanted)
    {
        var definition = wanted.Definition;
        if (ExternalResource.Is(definition, current))
        {
            return await _external.RunAsync(current, wanted).ConfigureAwait(false);
        }

        if (current is null or { Phase: IncarnationPhase.Creating, PhysicalId: null })
        {
            return await CreateAsync(wanted, current, ForecastAction.Create, current?.LastError).ConfigureAwait(false);
        }

        if (current.IsUnhealthy)
        {
            return Restrictions.OfReplace(definition) is { } restricted
                ? Outlook.Refused(definition, current, restricted)
                : await CreateAsync(wanted, current, ForecastAction.Replace, "It was marked unhealthy.").ConfigureAwait(false);
        }

        return current.DefinitionHash == wanted.Hash && current.Type == definition.Type
            ? await _unchanged.RunAsync(current, wanted).ConfigureAwait(false)
            : await ChangedAsync(current, wanted).ConfigureAwait(false);
    }

    private async Task<Outlook> CreateAsync(Wanted wanted, Incarnation? current, ForecastAction action, string? reason)
    {
        var resolved = await resolution.ResolveAsync(wanted).ConfigureAwait(false);
        return resolved.Refusal is { } refusal
            ? Outlook.Refused(wanted.Definition, current, refusal)
            : Made(wanted, current, action, resolved.Properties, reason);
    }

    private async Task<Outlook> ChangedAsync(Incarnation current, Wanted wanted)
    {
        var resolved = await resolution.ResolveAsync(wanted).ConfigureAwait(false);
        if (resolved.Refusal is { } refusal)
        {
            return Outlook.Refused(wanted.Definition, current, refusal);
        }

        if (wanted.Hash.Length > 0 && DefinitionChange.Former(scope.Ledger.OldOnes(wanted.Name), wanted.Definition.Type, wanted.Hash) is not null)
        {
            return Made(wanted, current, ForecastAction.Replace, resolved.Properties, "An earlier object of the same definition is still there and is used again.");
        }

        return await new ChangedForecaster(scope, sights, _unchanged).RunAsync(current, wanted, resolved.Properties).ConfigureAwait(false);
    }

    /// <summary>A new object.</summary>
    internal static Outlook Made(Wanted wanted, Incarnation? old, ForecastAction action, PropertyTree desired, string? reason) => new(
        Outlook.Named(wanted.Definition, old, action) with
        {
            Reason = reason,
            Properties = ThreeWay.Made(wanted.Definition.Schema, desired),
            MetadataChanges = wanted.Metadata.Count > 0,
            OldObject = old?.PhysicalId is null ? null : old.DeletionPolicy,
        },
        ChangedForecaster.WithMetadata(desired.Values, wanted.Metadata));
}
