using System.Collections.Immutable;

namespace Heat.Engine.Adoption;

/// <summary>What a stack that is taken over had, as it was handed over: by Heat's <c>stack abandon</c> or by an export.</summary>
/// <param name="Name">The name that it had.</param>
/// <param name="Resources">Its resources by logical name. Those that the template does not name are left alone.</param>
public sealed record AdoptedStack(string Name, ImmutableDictionary<string, AdoptedResource> Resources);

/// <summary>One resource of it.</summary>
/// <param name="Id">Its physical id; null where the document gives none.</param>
/// <param name="Type">Its type, where the document tells.</param>
/// <param name="Data">What its driver kept beside the id. Confidential.</param>
/// <param name="Nested">The stack that the resource is, as JSON of the same form; null for a resource that is no stack.</param>
public sealed record AdoptedResource(string? Id, string? Type, ImmutableDictionary<string, string> Data, string? Nested);
