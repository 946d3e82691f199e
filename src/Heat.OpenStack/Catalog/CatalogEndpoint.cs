namespace Heat.OpenStack.Catalog;

/// <summary>One line of the service catalog.</summary>
/// <param name="Type">The service's type.</param>
/// <param name="Name">The service's name.</param>
/// <param name="Interface">public, internal or admin.</param>
/// <param name="Region">The region's id.</param>
/// <param name="Url">The address.</param>
internal sealed record CatalogEndpoint(string Type, string? Name, string Interface, string? Region, string Url);
