using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>Names the values that are not known.</summary>
internal static class Unknown
{
    /// <summary>The first unknown of a resource; null: all is known.</summary>
    public static UnknownValue? First(EvaluatedResource resource) => Find(resource.Properties.Values) ?? Find(resource.Metadata);

    /// <summary>The first unknown in a value; null: all is known.</summary>
    public static UnknownValue? First(TemplateValue value) => Find(value);

    /// <summary>An unknown, for people.</summary>
    public static string Described(UnknownValue unknown) =>
        unknown.Attribute is { } attribute ? $"attribute {attribute} of {unknown.Resource}" : $"the id of {unknown.Resource}";

    private static UnknownValue? Find(TemplateValue value) => value switch
    {
        UnknownValue unknown => unknown,
        ListValue list => list.Items.Select(Find).FirstOrDefault(found => found is not null),
        MapValue map => map.Select(entry => Find(entry.Value)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
