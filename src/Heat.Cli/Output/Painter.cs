using Heat.Cli.Hosting;
using Spectre.Console;

namespace Heat.Cli.Output;

/// <summary>Writes text for people, in colours where the terminal has them.</summary>
internal sealed class Painter
{
    private readonly IAnsiConsole _console;

    public Painter(Surroundings surroundings, TextWriter output)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = surroundings.HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = surroundings.HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        _console.Profile.Width = int.MaxValue / 2; // the terminal breaks lines, and a pipe gets them whole
    }

    public void Write(string text, Style? style = null) => _console.Write(new Text(text, style));

    public void WriteLine(string text = "", Style? style = null)
    {
        Write(text, style);
        _console.WriteLine();
    }
}
