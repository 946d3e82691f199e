using System.CommandLine;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Tests.Help;

public sealed class ExampleTests
{
    private static readonly RootCommand Root = HeatProgram.Root(new Surroundings { In = TextReader.Null, Out = TextWriter.Null, Error = TextWriter.Null, Folder = "/" });

    public static TheoryData<string> Commands => [.. All(Root).Select(command => string.Join(' ', CommandPath.Of(command)))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_HasExamplesThatParse(string path)
    {
        var command = Assert.IsType<ExplainedCommand>(All(Root).Single(command => string.Join(' ', CommandPath.Of(command)) == path));
        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example => Assert.Empty(Root.Parse(example.Line.Split(' ').TakeWhile(word => word is not ("|" or "<" or ">")).ToArray()).Errors));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void CommandAndItsOptions_AreDescribed(string path)
    {
        var command = All(Root).Single(command => string.Join(' ', CommandPath.Of(command)) == path);
        Assert.All(
            command.Options.Cast<Symbol>().Concat(command.Arguments).Append(command),
            symbol => Assert.EndsWith(".", symbol.Description ?? "", StringComparison.Ordinal));
    }

    private static IEnumerable<Command> All(Command command) =>
        command.Subcommands.Where(inner => !inner.Hidden).SelectMany(inner => All(inner).Prepend(inner));
}
