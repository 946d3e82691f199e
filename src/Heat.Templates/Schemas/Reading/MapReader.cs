using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Reading;

/// <summary>One level of properties after reading.</summary>
/// <param name="Values">The values, without those that are unset.</param>
/// <param name="Written">Names to which the user gave a value, under their present or a former name.</param>
internal readonly record struct ReadLevel(MapValue Values, ImmutableHashSet<string> Written);

/// <summary>Reads a map of properties under its schema: unknown names first, then field by field in declaration order, as Heat does.</summary>
internal sealed class MapReader(ResourceTypeSchema type, Findings findings)
{
    /// <summary>Reads one level.</summary>
    public ReadLevel Read(ImmutableArray<KeyValuePair<string, PropertySchema>> fields, MapValue raw, Place place)
    {
        ReportUnknownNames(fields, raw, place);
        var translator = new Translator(type, findings, raw, place);
        var values = new List<KeyValuePair<string, TemplateValue>>(fields.Length);
        var written = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var (name, schema) in fields)
        {
            var here = place.Field(name, schema.Sensitive);
            var given = translator.Take(name, here);
            if (given.Outcome == Taken.Given)
            {
                written.Add(name);
            }

            if (ReadField(name, Typed(schema, raw), given, place, here) is { } value)
            {
                values.Add(KeyValuePair.Create(name, value));
            }

            if (!schema.Implemented && raw.ContainsKey(name))
            {
                findings.Add(PropertyDiagnosticIds.NotImplemented, place.Path, $"Property {name} not implemented yet", at: here.Path);
            }
        }

        return new(new MapValue(values, raw.IsSecret), written.ToImmutable());
    }

    private TemplateValue? ReadField(string name, PropertySchema schema, TakenValue given, Place parent, Place here)
    {
        switch (given.Outcome)
        {
            case Taken.Given:
                return new ValueReader(this, findings).Read(schema, given.Value, here);
            case Taken.Refused:
            case Taken.Dropped:
                return null;
            default:
                if (schema.Default is not null)
                {
                    return new ValueReader(this, findings).Read(schema, TemplateValue.Null, here);
                }

                if (schema.Required)
                {
                    findings.Add(PropertyDiagnosticIds.NotAssigned, parent.Path, $"Property {name} not assigned");
                }

                return null;
        }
    }

    /// <summary>The schema with the type that a sibling names, where it does.</summary>
    private static PropertySchema Typed(PropertySchema schema, MapValue raw) =>
        schema.TypeFrom is { } sibling && raw[sibling] is TextValue type
            ? schema with { Type = ParameterTypes.PropertyTypeOf(type.Text) }
            : schema;

    private void ReportUnknownNames(ImmutableArray<KeyValuePair<string, PropertySchema>> fields, MapValue raw, Place place)
    {
        foreach (var key in raw.Keys)
        {
            if (fields.Find(key) is null)
            {
                var hint = NearestNames.DidYouMean(key, fields.Where(field => field.Value.Support.Status != "HIDDEN").Select(field => field.Key));
                findings.Add(PropertyDiagnosticIds.UnknownProperty, place.Path, $"Unknown Property {key}", hint, $"{place.Path}.{key}");
            }
        }
    }
}
