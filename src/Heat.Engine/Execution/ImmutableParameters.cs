using System.Collections.Immutable;
using Heat.Engine.Planning;
using Heat.Engine.Stacks;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>Parameters that may not change once the stack has them. Only hashes of their values are kept: some are hidden.</summary>
internal static class ImmutableParameters
{
    /// <summary>What is kept of the template's immutable parameters.</summary>
    public static ImmutableDictionary<string, string> Of(IStackTemplate template) =>
        template.Parameters.Where(parameter => parameter.IsImmutable).ToImmutableDictionary(parameter => parameter.Name, Hash, StringComparer.Ordinal);

    /// <summary>The error about those that changed; null where there are none.</summary>
    /// <remarks>As in Heat, a parameter that is not immutable any more may change, and one that is new may have any value.</remarks>
    public static Diagnostic? Changed(IStackTemplate template, StackState state) => ImmutableParameterChange.Refuse(
        from parameter in template.Parameters
        where parameter.IsImmutable && state.ImmutableParameters.TryGetValue(parameter.Name, out var former) && former != Hash(parameter)
        select parameter.Name);

    private static string Hash(TemplateParameter parameter) =>
        DefinitionHash.Of(parameter.Name, new MapValue([KeyValuePair.Create("value", parameter.Value)]), MapValue.Empty);
}
