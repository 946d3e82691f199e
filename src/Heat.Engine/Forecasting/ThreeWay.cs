using System.Collections.Immutable;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>Shows properties with their live, applied and desired values. A value of which one of the three is secret is masked in all.</summary>
/// <param name="schema">The type that is wanted.</param>
/// <param name="live">What could be read back; null: nothing.</param>
internal sealed class ThreeWay(ResourceTypeSchema schema, MapValue? live)
{
    /// <summary>Those that the template changes, by name.</summary>
    public ImmutableArray<PropertyForecast> Changed(PropertyDiff difference) =>
    [
        .. difference.ChangedKeys.Order(StringComparer.Ordinal)
            .Select(key => Show(key, ForecastCause.Template, difference.Before.Values[key], difference.After.Values[key])),
    ];

    /// <summary>Those that are changed back, by name.</summary>
    public ImmutableArray<PropertyForecast> ChangedBack(PropertyDiff drift) =>
    [
        .. drift.ChangedKeys.Order(StringComparer.Ordinal)
            .Select(key => Show(key, ForecastCause.Drift, drift.After.Values[key], drift.After.Values[key])),
    ];

    /// <summary>Those of an object that is made.</summary>
    public static ImmutableArray<PropertyForecast> Made(ResourceTypeSchema schema, PropertyTree desired)
    {
        var nothing = new ThreeWay(schema, live: null);
        return
        [
            .. desired.Values.Where(entry => entry.Value is not NullValue)
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => nothing.Show(entry.Key, ForecastCause.Template, null, entry.Value) with { NeedsNewObject = false }),
        ];
    }

    private PropertyForecast Show(string key, ForecastCause cause, TemplateValue? applied, TemplateValue? desired)
    {
        var seen = live?[key];
        var isSecret = seen is { ContainsSecret: true } || applied is { ContainsSecret: true } || desired is { ContainsSecret: true };
        return new PropertyForecast(key, cause, Masked(seen, isSecret), Masked(applied, isSecret), Masked(desired, isSecret))
        {
            NeedsNewObject = cause == ForecastCause.Template && (schema.Property(key)?.OnChange ?? OnChange.Replace) == OnChange.Replace,
            IsUncertain = desired is { IsKnown: false },
        };
    }

    private static TemplateValue? Masked(TemplateValue? value, bool isSecret) =>
        value is null or NullValue ? null : ValueJson.Masked(isSecret ? value.AsSecret() : value);
}
