using System.Collections.Immutable;
using Heat.Engine.Planning;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>What a changed definition means while some of its values are not known yet.</summary>
/// <param name="Sure">The verdict whatever the unknown values turn out to be, or a harsher one.</param>
/// <param name="Worst">The harshest that they can lead to.</param>
internal sealed record UncertainChange(ChangeVerdict Sure, ChangeVerdict Worst)
{
    /// <summary>Decides with what is known. Where everything is, both verdicts are the one that a pass comes to.</summary>
    public static UncertainChange Decide(
        Incarnation current, ResourceDefinition definition, PropertyTree resolved, MapValue metadata, IResourceDriver driver)
    {
        if ((resolved.IsKnown && metadata.IsKnown) || current.Type != definition.Type)
        {
            var verdict = DefinitionChange.Decide(current, definition, resolved, metadata, driver);
            return new(verdict, verdict);
        }

        var difference = DefinitionChange.Difference(current, definition, resolved, metadata, driver);
        var open = difference.ChangedKeys.Where(key => difference.After.Values[key] is { IsKnown: false }).ToImmutableHashSet();
        var sure = difference with
        {
            After = open.Aggregate(difference.After, (tree, key) => AsBefore(tree, difference.Before, key)),
            ChangedKeys = difference.ChangedKeys.Except(open),
            MetadataChanged = difference.MetadataChanged && metadata.IsKnown,
            NestedChanged = false,
        };
        return new(
            sure.IsEmpty ? new ChangeVerdict.Reworded(difference.After) : DefinitionChange.Judge(definition, sure, driver as IDecidesChange),
            Harshest(definition, difference, isJudgedByValue: driver is IDecidesChange && !open.IsEmpty));
    }

    /// <summary>What would be done.</summary>
    public ForecastAction Action => (Sure, Worst) switch
    {
        (ChangeVerdict.Refused, _) => ForecastAction.Refuse,
        (ChangeVerdict.NewObject, not ChangeVerdict.Refused) => ForecastAction.Replace,
        (ChangeVerdict.NewObject, _) or (_, ChangeVerdict.NewObject) => ForecastAction.MayReplace,
        (ChangeVerdict.InPlace, ChangeVerdict.InPlace) => ForecastAction.Update,
        (ChangeVerdict.Reworded, ChangeVerdict.Reworded) => ForecastAction.Keep,
        _ => ForecastAction.MayUpdate,
    };

    /// <summary>Why, where that is not plain.</summary>
    public string? Reason => Worst switch
    {
        ChangeVerdict.NewObject renewed => renewed.Reason,
        ChangeVerdict.Refused refused when Sure is ChangeVerdict.Refused => refused.Reason,
        ChangeVerdict.Refused refused => $"It may be refused: {refused.Reason}",
        _ => null,
    };

    /// <summary>A type that judges by values may ask for a new object whatever the schema says.</summary>
    private static ChangeVerdict Harshest(ResourceDefinition definition, PropertyDiff difference, bool isJudgedByValue) =>
        DefinitionChange.Judge(definition, difference, type: null) switch
        {
            ChangeVerdict.InPlace when isJudgedByValue => new ChangeVerdict.NewObject(
                difference, $"{definition.Type} decides by a value that is not known yet."),
            var verdict => verdict,
        };

    private static PropertyTree AsBefore(PropertyTree tree, PropertyTree before, string key) => before.Values[key] is { } value
        ? tree.With(key, value)
        : new PropertyTree(tree.Values.Without(key), tree.Written.Remove(key));
}
