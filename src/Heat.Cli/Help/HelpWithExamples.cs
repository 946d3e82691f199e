using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Heat.Cli.Help;

/// <summary>The usual help, with the command's examples below.</summary>
internal sealed class HelpWithExamples(string program) : SynchronousCommandLineAction
{
    /// <summary>Help is wrapped here, whatever the terminal, so that it reads the same everywhere.</summary>
    private const int Width = 120;

    private readonly HelpAction _usual = new() { MaxWidth = Width };

    public override bool ClearsParseErrors => true;

    /// <summary>Puts the help in the place of the usual one.</summary>
    public static void AddTo(RootCommand root, string program) =>
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples(program);

    public override int Invoke(ParseResult parseResult)
    {
        _usual.Invoke(parseResult);
        WriteExamples(ExamplesOf(parseResult.CommandResult.Command), parseResult.InvocationConfiguration.Output);
        return 0;
    }

    /// <summary>The program itself shows the first example of each of its commands.</summary>
    private static IEnumerable<CommandExample> ExamplesOf(Command command) =>
        command is ExplainedCommand explained ? explained.Examples : command.Subcommands.OfType<ExplainedCommand>().Select(inner => inner.Examples[0]);

    private void WriteExamples(IEnumerable<CommandExample> examples, TextWriter output)
    {
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  # {example.Meaning}");
            output.WriteLine($"  {program} {example.Line}");
        }

        output.WriteLine();
    }
}
