namespace Heat.Templates.Schemas.Reading;

/// <summary>Where in the properties the reader is.</summary>
/// <param name="Path">For people: <c>resources.web.properties.networks[0]</c>.</param>
/// <param name="Names">Property names alone, joined by dots, as translation rules spell them: <c>networks</c>.</param>
/// <param name="IsSecret">A value around this one is secret, so this one is.</param>
internal readonly record struct Place(string Path, string Names, bool IsSecret)
{
    /// <summary>The place of a property or field.</summary>
    public Place Field(string name, bool isSecret) =>
        new($"{Path}.{name}", Names.Length == 0 ? name : $"{Names}.{name}", IsSecret || isSecret);

    /// <summary>The place of a list item. Rules walk lists without a step of their own.</summary>
    public Place Item(int index) => this with { Path = $"{Path}[{index}]" };
}
