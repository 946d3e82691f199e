namespace Heat.Cli.Hosting;

/// <summary>What a command has around it: its streams, its folder and its name.</summary>
internal sealed record Surroundings
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>Output goes to a terminal that shows colours, and the user wants them.</summary>
    public bool HasColours { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the user calls the program.</summary>
    public string Name { get; init; } = ProgramName.Default;

    public static Surroundings OfProcess() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        Folder = Environment.CurrentDirectory,
        HasColours = !Console.IsOutputRedirected && WantsColours(Environment.GetEnvironmentVariable),
        Name = ProgramName.Of(Environment.ProcessPath),
    };

    /// <summary>Whether the environment allows colours, after the convention of <c>NO_COLOR</c>.</summary>
    public static bool WantsColours(Func<string, string?> variable) =>
        string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb";

    /// <summary>The path of a file that the user named.</summary>
    public string PathOf(string name) => Path.GetFullPath(name, Folder);
}
