using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>Types of parameters.</summary>
internal enum ParameterType
{
    /// <summary>Text; everything else is turned into text.</summary>
    String,

    /// <summary>A whole or fractional number, also as text.</summary>
    Number,

    /// <summary>A list of text, also as text with commas between.</summary>
    CommaDelimitedList,

    /// <summary>Anything that JSON can say, also as its text.</summary>
    Json,

    /// <summary>A truth value, in any of the usual words.</summary>
    Boolean,
}

/// <summary>A parameter as the template declares it.</summary>
internal sealed record ParameterDeclaration
{
    public required string Name { get; init; }

    public required ParameterType Type { get; init; }

    /// <summary>The type as its dialect spells it.</summary>
    public required string TypeName { get; init; }

    /// <summary>The value when none is given; null where there is none.</summary>
    public TemplateValue? Default { get; init; }

    public string Description { get; init; } = "";

    public string Label { get; init; } = "";

    /// <summary>The value is a secret.</summary>
    public bool Hidden { get; init; }

    /// <summary>The value may not change in an update.</summary>
    public bool Immutable { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public ImmutableArray<ParameterConstraint> Constraints { get; init; } = [];

    public SourcePosition Position { get; init; }
}

/// <summary>A limit on a parameter's value, with the sentence that its author wants shown when it is broken.</summary>
internal sealed record ParameterConstraint(PropertyConstraint Limit, string? Description);
