using Heat.Templates.Dialects;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;

namespace Heat.Templates.Nesting;

/// <summary>A template that stands behind a resource type.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Root">The document.</param>
/// <param name="Dialect">The language it is written in.</param>
/// <param name="Schema">The type that it makes: its parameters are the properties, its outputs the attributes.</param>
internal sealed record ProviderTemplate(string File, MapNode Root, Dialect Dialect, ResourceTypeSchema Schema);
