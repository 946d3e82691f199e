using Heat.Templates.Schemas.Constraints;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Reading;

/// <summary>Reads one value under its schema: conversion, nested values, limits.</summary>
internal readonly struct ValueReader(MapReader maps, Findings findings)
{
    /// <summary>The value in the schema's type; null where it has a mistake (reported) or is unset.</summary>
    public TemplateValue? Read(PropertySchema schema, TemplateValue value, Place place)
    {
        if (!TryFillNull(schema, value, out var filled))
        {
            return null;
        }

        var secret = place.IsSecret || filled.IsSecret;
        if (filled is UnknownValue)
        {
            return secret ? filled.AsSecret() : filled;
        }

        var here = secret ? place.Secret() : place;
        var converted = Convert(schema, secret ? filled.AsSecret() : filled, here);
        if (converted is null)
        {
            return null;
        }

        var result = secret ? converted.AsSecret() : converted;
        return !here.ChecksLimits || IsWithinLimits(schema, result, here) ? result : null;
    }

    /// <summary>Null stands for the default, or for the type's empty value. False: the property stays unset.</summary>
    private static bool TryFillNull(PropertySchema schema, TemplateValue value, out TemplateValue filled)
    {
        filled = value;
        if (value is NullValue)
        {
            filled = schema.Default ?? EmptyOf(schema.Type);
            filled = value.IsSecret ? filled.AsSecret() : filled;
        }

        return filled is not NullValue;
    }

    private TemplateValue? Convert(PropertySchema schema, TemplateValue value, Place place)
    {
        var converted = schema.Type switch
        {
            PropertyType.Any => new Conversion(value),
            PropertyType.List => Conversion.ToList(schema, value),
            PropertyType.Map => Conversion.ToMap(schema, value),
            var scalar => Scalars.Convert(scalar, value),
        };
        if (converted.Error is { } error)
        {
            findings.Add(PropertyDiagnosticIds.WrongType, place, error);
            return null;
        }

        return converted.Value switch
        {
            ListValue list when schema.Items is { } items => ReadItems(items, list, place),
            MapValue map when !schema.Fields.IsEmpty => maps.Read(schema.Fields, map, place),
            var other => other,
        };
    }

    private ListValue ReadItems(PropertySchema items, ListValue list, Place place)
    {
        var read = new List<TemplateValue>(list.Items.Length);
        for (var index = 0; index < list.Items.Length; index++)
        {
            if (Read(items, list.Items[index], place.Item(index)) is { } item)
            {
                read.Add(item);
            }
        }

        return new ListValue([.. read]);
    }

    private bool IsWithinLimits(PropertySchema schema, TemplateValue value, Place place)
    {
        foreach (var constraint in schema.Constraints)
        {
            if (ConstraintChecker.Check(constraint, value) is { } error)
            {
                findings.Add(PropertyDiagnosticIds.LimitBroken, place, error);
                return false;
            }
        }

        return true;
    }

    private static TemplateValue EmptyOf(PropertyType type) => type switch
    {
        PropertyType.String => TemplateValue.From(""),
        PropertyType.Integer or PropertyType.Number => TemplateValue.From(0),
        PropertyType.Boolean => TemplateValue.From(false),
        PropertyType.List => ListValue.Empty,
        PropertyType.Map => MapValue.Empty,
        _ => TemplateValue.Null,
    };
}
