using Heat.Engine.Ports;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;

namespace Heat.Engine.Execution;

/// <summary>Turns the names in a resource's properties into ids, once every value is known.</summary>
internal sealed class NameResolution(PassScope scope)
{
    /// <summary>The properties as the cloud wants them.</summary>
    /// <exception cref="UnresolvedException">A name does not exist, or a value is not allowed.</exception>
    public async Task<PropertyTree> ResolveAsync(Wanted wanted)
    {
        var resolved = await scope.Resolver
            .ResolveAsync(wanted.Definition.Schema, wanted.Properties, $"resources.{wanted.Name}.properties", scope.Tokens.Pass)
            .ConfigureAwait(false);
        var errors = resolved.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0
            ? resolved.Properties
            : throw new UnresolvedException(string.Join(" ", errors.Select(error => $"{error.Path}: {error.Message}")));
    }
}

/// <summary>A name of the template has no counterpart in the cloud at present.</summary>
internal sealed class UnresolvedException(string message) : Exception(message)
{
    /// <summary>What to do about it: such a name may come to be.</summary>
    public Fault Fault => new(FaultKind.RetrySlowly, Message);
}
