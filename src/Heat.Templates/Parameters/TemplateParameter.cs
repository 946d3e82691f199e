using System.Collections.Immutable;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>One parameter of a template: how it is declared, and its value.</summary>
public sealed record TemplateParameter
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Type as the API spells it: String, Number, CommaDelimitedList, Json, Boolean.</summary>
    public required string Type { get; init; }

    /// <summary>What people see instead of the name.</summary>
    public required string Label { get; init; }

    /// <summary>Free text; empty if none.</summary>
    public string Description { get; init; } = "";

    /// <summary>The default as the template writes it; null if there is none.</summary>
    public TemplateValue? Default { get; init; }

    /// <summary>The value in the parameter's type; null where none is given.</summary>
    public required TemplateValue Value { get; init; }

    /// <summary>The value as the stack's author wrote it; null where none is given.</summary>
    public TemplateValue? Given { get; init; }

    /// <summary>The value is confidential.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The value may not change in an update.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>Words that its author has put on it.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Limits on the value; the message of each is the author's, or null.</summary>
    public ImmutableArray<PropertyConstraint> Constraints { get; init; } = [];
}
