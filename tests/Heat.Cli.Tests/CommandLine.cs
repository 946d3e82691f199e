using Heat.Cli.Hosting;

namespace Heat.Cli.Tests;

/// <summary>Runs the program in this process.</summary>
internal static class CommandLine
{
    /// <param name="line">What is typed after the program's name; words with blanks stand in single quotes.</param>
    /// <param name="folder">Where it is typed.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="adjust">Changes the surroundings.</param>
    public static async Task<CommandResult> RunAsync(string line, string? folder = null, string input = "", Func<Surroundings, Surroundings>? adjust = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var given = new StringReader(input);
        var surroundings = new Surroundings { In = given, Out = output, Error = error, Folder = folder ?? Path.GetTempPath() };
        var code = await HeatProgram.RunAsync(Words(line), adjust is null ? surroundings : adjust(surroundings), CancellationToken.None);
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    private static string[] Words(string line) =>
        [.. line.Split('\'').SelectMany((piece, index) => index % 2 == 1 ? [piece] : piece.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}

/// <summary>What came of a command.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandResult(int Code, string Out, string Error);
