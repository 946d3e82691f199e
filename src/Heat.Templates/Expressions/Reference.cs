using Heat.Templates.Diagnostics;

namespace Heat.Templates.Expressions;

/// <summary>A use of a resource inside an expression.</summary>
/// <param name="Resource">Logical name.</param>
/// <param name="Attribute">The attribute that is read; empty for all of them or one that is not known yet; null for the resource's id.</param>
/// <param name="Call">Where it is used.</param>
internal sealed record Reference(string Resource, string? Attribute, FunctionCall Call)
{
    public TemplatePath Path => Call.Path;
}
