using Heat.Templates.Schemas;
using Heat.Templates.Syntax;

namespace Heat.Templates.Nesting;

/// <summary>A template that stands behind a resource type.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Root">The document.</param>
/// <param name="Schema">The type that it makes: its parameters are the properties, its outputs the attributes.</param>
internal sealed record ProviderTemplate(string File, MapNode Root, ResourceTypeSchema Schema);
