using System.CommandLine;

namespace Heat.Cli.Help;

/// <summary>The words that call a command, the program's name apart.</summary>
internal static class CommandPath
{
    public static IEnumerable<string> Of(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? [] : [.. Of(parent), command.Name];
    }
}
