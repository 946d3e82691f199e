namespace Heat.Simulator;

/// <summary>Calls that are counted together.</summary>
/// <param name="Service">Service type.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path below the service's root, ids written as <c>{id}</c>.</param>
public readonly record struct CallKind(string Service, string Method, string Path);
