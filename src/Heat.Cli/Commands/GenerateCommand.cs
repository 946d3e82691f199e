using System.CommandLine;
using Heat.Cli.Documents;
using Heat.Cli.Help;
using Heat.Cli.Hosting;

namespace Heat.Cli.Commands;

/// <summary><c>heat generate docs</c>: writes the reference documents that are made from the code. Hidden: it is for the project itself.</summary>
internal static class GenerateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var output = new Option<string>("--output") { Description = "The folder to write to.", HelpName = "FOLDER", Required = true };
        var docs = new ExplainedCommand("docs", "Writes the reference of functions and of commands.")
        {
            Examples = [new("generate docs --output docs/reference", "Both documents")],
            Options = { output },
        };
        docs.SetAction(parsed => Write(surroundings.PathOf(parsed.GetRequiredValue(output)), surroundings.Out));
        return new Command("generate", "Writes files that are made from the code.") { Hidden = true, Subcommands = { docs } };
    }

    private static int Write(string folder, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        (string Name, string Content)[] documents = [("functions.md", FunctionDocument.Compose()), ("cli.md", CommandDocument.Compose())];
        foreach (var (name, content) in documents)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, content);
            output.WriteLine(path);
        }

        return ExitCode.Success;
    }
}
