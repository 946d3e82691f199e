using Heat.Templates.Diagnostics;

namespace Heat.Templates.Parameters;

/// <summary>What is said of parameters that may not change and did, whoever finds them.</summary>
public static class ImmutableParameterChange
{
    /// <summary>The error that names them all, at the place of the first; null where there are none.</summary>
    /// <param name="changed">Names of the parameters that changed, in any order.</param>
    public static Diagnostic? Refuse(IEnumerable<string> changed) =>
        changed.Order(StringComparer.Ordinal).ToArray() is [var first, ..] names
            ? Diagnostic.Error(
                DiagnosticIds.ImmutableParameter,
                $"The following parameters are immutable and may not be updated: {string.Join(", ", names)}. Give them their former values, or make a new stack.",
                $"parameters.{first}")
            : null;
}
