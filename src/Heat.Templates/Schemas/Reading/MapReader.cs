using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Reading;

/// <summary>Reads a map of properties under its schema: unknown names first, then field by field in declaration order, as Heat does.</summary>
internal sealed class MapReader(Findings findings, Func<string, bool>? dependsOnResources = null)
{
    /// <summary>Reads one level.</summary>
    /// <param name="fields">The schema of the level.</param>
    /// <param name="raw">The values given.</param>
    /// <param name="place">Where they stand.</param>
    /// <param name="written">Gets the names to which a value was given, under their present or a former name; null: nobody asks.</param>
    /// <returns>The values, without those that are unset or wrong.</returns>
    public MapValue Read(
        ImmutableArray<KeyValuePair<string, PropertySchema>> fields, MapValue raw, Place place, ICollection<string>? written = null)
    {
        ReportUnknownNames(fields, raw, place);
        var translator = new Translator(findings, raw, place);
        var values = new List<KeyValuePair<string, TemplateValue>>(fields.Length);
        foreach (var (name, schema) in fields)
        {
            var taken = translator.Take(name);
            if (taken.Outcome == Taken.Given)
            {
                written?.Add(name);
            }

            if (ReadField(name, schema, raw, taken, place) is { } value)
            {
                values.Add(KeyValuePair.Create(name, value));
            }

            if (!schema.Implemented && raw.ContainsKey(name))
            {
                findings.Add(PropertyDiagnosticIds.NotImplemented, place, $"Property {name} not implemented yet", at: place.Field(name, false));
            }
        }

        return new MapValue(values, raw.IsSecret);
    }

    private TemplateValue? ReadField(string name, PropertySchema schema, MapValue raw, TakenValue taken, Place parent)
    {
        switch (taken.Outcome)
        {
            case Taken.Given:
                return ReadValue(name, Typed(schema, raw), taken.Value, parent);
            case Taken.Refused:
            case Taken.Dropped:
                return null;
            default:
                return Default(name, schema, parent);
        }
    }

    private TemplateValue? Default(string name, PropertySchema schema, Place parent)
    {
        if (schema.Default is { } value)
        {
            return IsFinal(schema, value) && !parent.IsSecret ? value : ReadValue(name, schema, value, parent);
        }

        if (schema.Required)
        {
            findings.Add(PropertyDiagnosticIds.NotAssigned, parent, $"Property {name} not assigned");
        }

        return null;
    }

    /// <summary>
    /// The default is taken as it stands: it has the type already and keeps its limits. Some of Heat's defaults are text for a
    /// truth value, and one with fields still lacks the defaults inside it.
    /// </summary>
    private static bool IsFinal(PropertySchema schema, TemplateValue value) => (schema.Type, value) switch
    {
        (PropertyType.String, TextValue) => true,
        (PropertyType.Integer, IntegerValue) => true,
        (PropertyType.Number, IntegerValue or FloatValue) => true,
        (PropertyType.Boolean, BooleanValue) => true,
        (PropertyType.List, ListValue) => schema.Items is null,
        (PropertyType.Map, MapValue) => schema.Fields.IsEmpty,
        _ => false,
    };

    private TemplateValue? ReadValue(string name, PropertySchema schema, TemplateValue value, Place parent)
    {
        var place = parent.Field(name, schema.Sensitive);
        var isUnlimited = parent.IsRoot && dependsOnResources is not null && dependsOnResources(name);
        return new ValueReader(this, findings).Read(schema, value, isUnlimited ? place.Unlimited() : place);
    }

    /// <summary>The schema with the type that a sibling names, where it does.</summary>
    private static PropertySchema Typed(PropertySchema schema, MapValue raw) =>
        schema.TypeFrom is { } sibling && raw[sibling] is TextValue type
            ? schema with { Type = ParameterTypes.PropertyTypeOf(type.Text) }
            : schema;

    private void ReportUnknownNames(ImmutableArray<KeyValuePair<string, PropertySchema>> fields, MapValue raw, Place place)
    {
        foreach (var (key, _) in raw)
        {
            if (fields.Find(key) is null)
            {
                var hint = NearestNames.DidYouMean(key, fields.Where(field => field.Value.Support.Status != "HIDDEN").Select(field => field.Key));
                findings.Add(PropertyDiagnosticIds.UnknownProperty, place, $"Unknown Property {key}", hint, place.Field(key, false));
            }
        }
    }
}
