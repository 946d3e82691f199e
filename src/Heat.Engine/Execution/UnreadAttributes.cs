namespace Heat.Engine.Execution;

/// <summary>Attributes of a resource that could not be read.</summary>
/// <param name="Due">When they are tried again.</param>
/// <param name="Attempts">How often reading them failed under this desired state.</param>
/// <param name="Generation">The desired state under which it failed last.</param>
internal sealed record UnreadAttributes(DateTimeOffset Due, int Attempts, long Generation);
