namespace Heat.Templates.Nesting;

/// <summary>Resource types that are templates.</summary>
public static class TemplateTypes
{
    /// <summary>A type of this name is the template in the file of that name, not one of the built-in types.</summary>
    public static bool IsTemplate(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.EndsWith(".yaml", StringComparison.Ordinal) || type.EndsWith(".template", StringComparison.Ordinal);
    }
}
