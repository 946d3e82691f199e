using Heat.Engine.Actions;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Planning;

/// <summary>
/// Decides what a definition that differs from that of the incarnation means. Pure: passes carry its verdicts out, and
/// forecasts tell them.
/// </summary>
internal static class DefinitionChange
{
    /// <summary>An earlier object of the same definition that is still there, and takes the name again; null: there is none.</summary>
    /// <param name="olds">Incarnations that lost the name.</param>
    /// <param name="type">The type that is wanted.</param>
    /// <param name="hash">Hash of the definition that is wanted.</param>
    public static Incarnation? Former(IEnumerable<Incarnation> olds, string type, string hash) => olds.FirstOrDefault(old =>
        old is { Phase: IncarnationPhase.Ready, PhysicalId: not null, IsUnhealthy: false } && old.Type == type && old.DefinitionHash == hash);

    /// <summary>Nothing was made yet, so that what is wanted now can be made in its place.</summary>
    public static bool IsOnlyIntended(Incarnation current, string type) =>
        current is { Phase: IncarnationPhase.Creating, PhysicalId: null } && current.Type == type;

    /// <summary>The verdict.</summary>
    /// <param name="current">The incarnation.</param>
    /// <param name="definition">The resource as it is wanted.</param>
    /// <param name="resolved">Its properties with names turned into ids.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="driver">The driver of the wanted type; it may have a judgement of its own.</param>
    public static ChangeVerdict Decide(
        Incarnation current, ResourceDefinition definition, PropertyTree resolved, MapValue metadata, IResourceDriver driver)
    {
        var difference = Difference(current, definition, resolved, metadata, driver);
        if (current.Type != definition.Type)
        {
            return Renewed(definition, difference, $"The type changes from {current.Type} to {definition.Type}.");
        }

        if (driver is IRenewedByUpdates)
        {
            return new ChangeVerdict.NewObject(difference, "Every update of the stack makes a new one.");
        }

        return difference.IsEmpty ? new ChangeVerdict.Reworded(difference.After) : Judge(definition, difference, driver as IDecidesChange);
    }

    /// <summary>What differs between what may be in force and what is wanted.</summary>
    public static PropertyDiff Difference(
        Incarnation current, ResourceDefinition definition, PropertyTree resolved, MapValue metadata, IResourceDriver driver)
    {
        resolved = AcceptedDrift.Over(current, definition.Schema, resolved);
        var difference = current.Before is { } before
            ? PropertyDiffer.CompareUncertain(definition.Schema, before, current.Applied, resolved)
            : PropertyDiffer.Compare(definition.Schema, current.Applied, resolved);
        return difference with
        {
            MetadataChanged = !current.Metadata.Equals(metadata),
            Data = current.Data,
            NestedChanged = driver is IHasNestedStack,
        };
    }

    /// <summary>The verdict on a difference that is not empty, of the same type.</summary>
    public static ChangeVerdict Judge(ResourceDefinition definition, PropertyDiff difference, IDecidesChange? type)
    {
        var decision = ChangeDecider.Decide(definition.Name, definition.Schema, difference, type);
        return decision.Action switch
        {
            OnChange.Refuse => new ChangeVerdict.Refused(difference, decision.Reason ?? $"{definition.Name} cannot be changed like this."),
            OnChange.Replace => Renewed(definition, difference, decision.Reason ?? "The change needs a new object."),
            _ when Restrictions.OfUpdate(definition) is { } restricted => new ChangeVerdict.Refused(difference, restricted),
            _ => new ChangeVerdict.InPlace(difference),
        };
    }

    private static ChangeVerdict Renewed(ResourceDefinition definition, PropertyDiff difference, string reason) =>
        Restrictions.OfReplace(definition) is { } restricted
            ? new ChangeVerdict.Refused(difference, restricted)
            : new ChangeVerdict.NewObject(difference, reason);
}
