using System.Collections.Immutable;
using System.CommandLine;

namespace Heat.Cli.Help;

/// <summary>A command whose help shows how it is used.</summary>
internal sealed class ExplainedCommand(string name, string description) : Command(name, description)
{
    /// <summary>At least one for each command.</summary>
    public required ImmutableArray<CommandExample> Examples { get; init; }
}

/// <summary>One use of a command.</summary>
/// <param name="Line">What is typed after the program's name.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record CommandExample(string Line, string Meaning);
