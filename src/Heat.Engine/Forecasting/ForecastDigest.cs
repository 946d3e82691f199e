using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Heat.Engine.Planning;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>The hash of a forecast: of what is done, to which object, with which values. What is kept does not count.</summary>
/// <remarks>
/// The hash is public and hidden values count, so these go in stretched: trying out values of a short secret costs as much as against a
/// password file.
/// </remarks>
internal static class ForecastDigest
{
    private const int StretchRounds = 200_000;
    private const int StretchedBytes = 16;

    /// <summary>The hash.</summary>
    /// <param name="stack">Whose forecast it is.</param>
    /// <param name="served">The desired state that the stack serves: once the work is begun, its forecast is another one.</param>
    /// <param name="outlooks">What is foreseen.</param>
    public static string Of(StackId stack, long served, ImmutableArray<Outlook> outlooks)
    {
        var acts = outlooks.Where(outlook => outlook.Forecast is not { Action: ForecastAction.Keep, Nested: null })
            .OrderBy(outlook => outlook.Forecast.Name, StringComparer.Ordinal)
            .ThenBy(outlook => outlook.Forecast.PhysicalId, StringComparer.Ordinal)
            .ToImmutableArray();
        var secrets = acts.Where(outlook => outlook.Desired.ContainsSecret).Select(outlook => Settled(outlook.Desired)).ToImmutableArray();
        return DefinitionHash.Of(
            stack.Value,
            Map(
                ("served", TemplateValue.From(served)),
                ("acts", TemplateValue.From(acts.Select(outlook => (TemplateValue)Meaning(outlook.Forecast, outlook.Desired)))),
                ("secrets", TemplateValue.From(secrets.IsEmpty ? null : Stretched(stack, TemplateValue.From(secrets))))),
            MapValue.Empty);
    }

    private static MapValue Meaning(ResourceForecast forecast, MapValue desired) => Map(
        ("name", TemplateValue.From(forecast.Name)),
        ("type", TemplateValue.From(forecast.Type)),
        ("action", TemplateValue.From((long)forecast.Action)),
        ("id", TemplateValue.From(forecast.PhysicalId)),
        ("old", TemplateValue.From(forecast.OldObject?.ToString())),
        ("metadata", TemplateValue.From(forecast.MetadataChanges)),
        ("values", Settled(ValueJson.Masked(desired))),
        ("count", TemplateValue.From(forecast.Nested?.Count ?? 0)),
        ("nested", TemplateValue.From((forecast.Nested?.Resources ?? []).Select(inner => (TemplateValue)Meaning(inner, MapValue.Empty)))));

    /// <summary>The value with the unknown parts of it named, so that it has a hash.</summary>
    private static TemplateValue Settled(TemplateValue value) => value switch
    {
        { IsKnown: true } => value,
        ListValue list => TemplateValue.From(list.Items.Select(Settled)),
        MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Settled(entry.Value)))),
        UnknownValue unknown => Map(("resource", TemplateValue.From(unknown.Resource)), ("attribute", TemplateValue.From(unknown.Attribute))),
        _ => TemplateValue.Null,
    };

    private static string Stretched(StackId stack, TemplateValue secrets)
    {
        var hash = DefinitionHash.Of("secrets", Map(("values", secrets)), MapValue.Empty);
        return Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(stack.Value), StretchRounds, HashAlgorithmName.SHA256, StretchedBytes));
    }

    private static MapValue Map(params ReadOnlySpan<(string Key, TemplateValue Value)> entries)
    {
        var pairs = new KeyValuePair<string, TemplateValue>[entries.Length];
        for (var index = 0; index < entries.Length; index++)
        {
            pairs[index] = KeyValuePair.Create(entries[index].Key, entries[index].Value);
        }

        return new MapValue(pairs);
    }
}
