using System.Collections.Immutable;
using Heat.Cli.Findings;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Cli.Input;

/// <summary>A template with all that belongs to it, read and ready to be loaded.</summary>
/// <param name="Request">What the language is asked.</param>
internal sealed record TemplateInput(TemplateRequest Request)
{
    /// <summary>Texts that findings may point into.</summary>
    public required ImmutableArray<NamedText> Texts { get; init; }

    /// <summary>What went wrong while the files were gathered.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What could not be looked at; told on standard error.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The cloud's availability zones.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    /// <summary>What the user says of the resources, in the form of <see cref="StubFile"/>.</summary>
    public required MapValue Stubs { get; init; }
}
