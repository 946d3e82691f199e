using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Heat.Cli.Commands;
using Heat.Cli.Findings;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Linting;

namespace Heat.Cli.Documents;

/// <summary><c>cli.md</c>: every command with its options, and the rules of <c>heat template lint</c>.</summary>
internal static class CommandDocument
{
    public static string Compose()
    {
        var root = HeatProgram.Root(new Surroundings { In = TextReader.Null, Out = TextWriter.Null, Error = TextWriter.Null, Folder = "." });
        var text = Markdown.Document("Command line", "Every command of `heat`, which is also `kubectl heat`. `heat COMMAND --help` says the same.");
        foreach (var command in root.Subcommands.Where(command => !command.Hidden).SelectMany(Family))
        {
            Append(text, command);
        }

        AppendExitCodes(text);
        AppendFileFindings(text);
        AppendRules(text);
        return text.Finish();
    }

    private static IEnumerable<Command> Family(Command command) =>
        command.Subcommands.Count == 0 ? [command] : command.Subcommands.Where(inner => !inner.Hidden).SelectMany(Family);

    private static void Append(StringBuilder text, Command command)
    {
        var path = string.Join(' ', CommandPath.Of(command).Prepend(ProgramName.Default));
        text.AppendHeading(2, $"`{path}`").AppendParagraph(command.Description ?? "");
        var arguments = string.Concat(command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : $" {argument.Name}"));
        text.AppendCode("text", $"{path}{arguments} [OPTIONS]");
        AppendTable(text, command);
        if (command is ExplainedCommand explained)
        {
            text.AppendCode("shell", string.Join('\n', explained.Examples.Select(example => $"# {example.Meaning}\n{ProgramName.Default} {example.Line}")));
        }
    }

    private static void AppendTable(StringBuilder text, Command command)
    {
        var arguments = command.Arguments.Select(argument => new[] { $"`{argument.Name}`", "", argument.Description ?? "" });
        var options = command.Options
            .Where(option => option is not HelpOption && !option.Hidden)
            .Select(option => new[] { Spelling(option), Default(option), option.Description ?? "" });
        text.AppendTable(["Argument or option", "Default", "Meaning"], arguments.Concat(options));
    }

    private static string Spelling(Option option)
    {
        var names = string.Join(", ", option.Aliases.Prepend(option.Name).Select(name => $"`{name}`"));
        return option.ValueType == typeof(bool) ? names : $"{names} `{option.HelpName ?? "VALUE"}`";
    }

    private static string Default(Option option) =>
        option.HasDefaultValue && option.GetDefaultValue() is { } value and not false ? $"`{Word(value)}`" : "";

    private static string Word(object value) => value is TimeSpan time ? Duration.Write(time) : $"{value}";

    private static void AppendExitCodes(StringBuilder text) => text.AppendHeading(2, "Exit codes").AppendTable(
        ["Code", "Meaning"],
        [
            [$"`{ExitCode.Success}`", "Done, and nothing is wrong."],
            [$"`{ExitCode.Findings}`", "Done, and something is wrong: with the template an error, for `lint` also a warning, for `validate --strict` any finding; with the stack that it is not as it should be."],
            [$"`{ExitCode.Usage}`", "Not done: the command line is wrong, a file cannot be read, the cluster refuses or cannot be reached, or a wait took too long."],
            [$"`{ExitCode.Fault}`", "Not done: the program itself is at fault."],
        ]);

    private static void AppendFileFindings(StringBuilder text) => text.AppendHeading(2, "Findings about files")
        .AppendParagraph("What a template's own text can be blamed for stands in [diagnostics](diagnostics.md).")
        .AppendTable(["Id", "Meaning", "What to do"], FindingIds.All.Select(finding => new[] { $"`{finding.Id}`", finding.Meaning, finding.Remedy }));

    private static void AppendRules(StringBuilder text) => text.AppendHeading(2, "Rules of `heat template lint`").AppendTable(
        ["Id", "Name", "Severity", "What is found", "What to do"],
        Linter.Rules.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => new[]
        {
            $"`{rule.Id}`", $"`{rule.Name}`", rule.Severity.ToString(), rule.Meaning, rule.Remedy,
        }));
}
