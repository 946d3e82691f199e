using System.Collections.Immutable;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>What a template asks its user for: known as soon as its text can be read, whether it is valid or not.</summary>
/// <param name="Description">The template's description; empty if it has none.</param>
/// <param name="Parameters">The declared parameters in order; a value that is missing or wrong is null.</param>
/// <param name="Groups">The groups in which they are shown, as the template has them.</param>
public sealed record TemplateOutline(string Description, ImmutableArray<TemplateParameter> Parameters, ListValue Groups)
{
    /// <summary>
    /// The parameters in the words of Heat's API, as its call to validate a template answers: <c>Type</c>, <c>Label</c>,
    /// <c>Default</c>, <c>MinLength</c> and so on. Values of hidden parameters are masked.
    /// </summary>
    public MapValue DescribeParameters() =>
        new(Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (TemplateValue)ParameterDescription.Of(parameter))));
}
