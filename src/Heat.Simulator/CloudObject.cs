namespace Heat.Simulator;

/// <summary>One object of the cloud, in short.</summary>
/// <param name="Service">Service type.</param>
/// <param name="Kind">Kind as in paths.</param>
/// <param name="Id">The object's id.</param>
/// <param name="Name">Its name, empty when it has none.</param>
/// <param name="Project">Name of the project that owns it, empty for none.</param>
/// <param name="Status">Its status, or null when it has none.</param>
public sealed record CloudObject(string Service, string Kind, string Id, string Name, string Project, string? Status);
