using System.Collections.Immutable;
using Heat.Templates.Parameters;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>Makes a resource type of a template: parameters become properties, outputs attributes.</summary>
internal static class ProviderSchema
{
    /// <summary>The type. A parameter with a default, its own or the environments', need not be given.</summary>
    public static ResourceTypeSchema Of(
        string name, ImmutableArray<ParameterDeclaration> parameters, IEnumerable<string> outputs, MapValue defaults) => new()
        {
            Name = name,
            Nested = NestedForm.Template,
            Properties = [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, Property(parameter, defaults)))],
            Attributes = [.. outputs.Select(output => KeyValuePair.Create(output, new AttributeSchema()))],
        };

    private static PropertySchema Property(ParameterDeclaration parameter, MapValue defaults) => new()
    {
        Type = TypeOf(parameter.Type),
        Required = (parameter.Default ?? defaults[parameter.Name]) is null or NullValue,
        OnChange = OnChange.UpdateInPlace, // the nested stack finds out what has to be done
        AllowConversion = parameter.Type is ParameterType.Json or ParameterType.CommaDelimitedList,
        Constraints = [.. parameter.Constraints.Select(constraint => constraint.Limit with { Message = constraint.Description })],
        Sensitive = parameter.Hidden,
        Description = parameter.Description,
    };

    private static PropertyType TypeOf(ParameterType type) => type switch
    {
        ParameterType.String => PropertyType.String,
        ParameterType.Number => PropertyType.Number,
        ParameterType.CommaDelimitedList => PropertyType.List,
        ParameterType.Json => PropertyType.Map,
        _ => PropertyType.Boolean,
    };
}
