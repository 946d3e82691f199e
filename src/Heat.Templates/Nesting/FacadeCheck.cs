using Heat.Templates.Schemas;

namespace Heat.Templates.Nesting;

/// <summary>Looks whether a template can take the place of a built-in type: it must accept what the type accepts and give what the type gives.</summary>
internal static class FacadeCheck
{
    /// <summary>What is wrong, sentence by sentence.</summary>
    /// <param name="facade">The type whose place is taken.</param>
    /// <param name="provider">The type that the template makes.</param>
    public static IEnumerable<string> Mistakes(ResourceTypeSchema facade, ResourceTypeSchema provider)
    {
        foreach (var (name, property) in facade.Properties)
        {
            var given = provider.Property(name);
            if (given is null && property.Required)
            {
                yield return $"Required property {name} for facade {facade.Name} missing in provider";
            }
            else if (given is not null && property.Type != PropertyType.Any && Provided(property.Type) != given.Type)
            {
                yield return $"Property {name} type mismatch between facade {facade.Name} ({property.Type}) and provider ({given.Type})";
            }
        }

        foreach (var (name, _) in provider.Properties.Where(property => property.Value.Required && facade.Property(property.Key) is null))
        {
            yield return $"Provider requires property {name} unknown in facade {facade.Name}";
        }

        foreach (var name in facade.Attributes.Select(attribute => attribute.Key).Append("show").Distinct(StringComparer.Ordinal))
        {
            if (provider.Attributes.All(attribute => attribute.Key != name))
            {
                yield return $"Attribute {name} for facade {facade.Name} missing in provider: give the template an output of this name";
            }
        }
    }

    /// <summary>The type that a parameter's property has; parameters know no whole numbers.</summary>
    private static PropertyType Provided(PropertyType type) => type == PropertyType.Integer ? PropertyType.Number : type;
}
