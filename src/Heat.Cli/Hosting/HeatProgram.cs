using System.CommandLine;
using Heat.Cli.Commands;
using Heat.Cli.Commands.ResourceTypes;
using Heat.Cli.Commands.Stacks;
using Heat.Cli.Commands.Template;
using Heat.Cli.Help;
using Heat.Templates.Schemas;

namespace Heat.Cli.Hosting;

/// <summary>The whole program: reads the command line, runs a command, gives the exit code.</summary>
internal static class HeatProgram
{
    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var parsed = Root(surroundings).Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            return await RefuseAsync(parsed, surroundings);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = surroundings.Out,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (InputFault fault)
        {
            await surroundings.Error.WriteLineAsync($"{surroundings.Name}: {fault.Message}");
            return ExitCode.Usage;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await surroundings.Error.WriteLineAsync($"{surroundings.Name}: this is a fault of the program, please report it with what you typed: {fault}");
            return ExitCode.Fault;
        }
    }

    public static RootCommand Root(Surroundings surroundings)
    {
        var root = new RootCommand("Heat templates and stacks on OpenStack, from the command line.")
        {
            TemplateCommand.Create(surroundings),
            ResourceTypeCommand.Create(surroundings),
            SimulatorCommand.Create(),
            GenerateCommand.Create(surroundings),
        };
        foreach (var command in StackCommands.Create(surroundings))
        {
            root.Subcommands.Add(command);
        }

        root.HelpName = surroundings.Name;
        HelpWithExamples.AddTo(root, surroundings.Name);
        return root;
    }

    /// <summary>A word that is no command is one mistake, not also a missing command.</summary>
    private static IEnumerable<string> Mistakes(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var word, ..]
            ? [$"there is no command '{word}'.{Suggestion(word, command)}"]
            : parsed.Errors.Select(error => error.Message);
    }

    private static string Suggestion(string word, Command command) =>
        NearestNames.DidYouMean(word, command.Subcommands.Where(inner => !inner.Hidden).Select(inner => inner.Name)) is { } question ? $" {question}" : "";

    private static async Task<int> RefuseAsync(ParseResult parsed, Surroundings surroundings)
    {
        foreach (var mistake in Mistakes(parsed))
        {
            await surroundings.Error.WriteLineAsync($"{surroundings.Name}: {mistake}");
        }

        var command = string.Join(' ', CommandPath.Of(parsed.CommandResult.Command).Prepend(surroundings.Name));
        await surroundings.Error.WriteLineAsync($"Run '{command} --help' for what it takes.");
        return ExitCode.Usage;
    }
}
