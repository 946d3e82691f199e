using Heat.Cli.Hosting;

namespace Heat.Cli.Input;

/// <summary>Reads what the user names on the command line.</summary>
internal static class InputFiles
{
    /// <summary>How standard input is written on the command line.</summary>
    public const string StandardInput = "-";

    /// <exception cref="InputFault">It cannot be read; the message says why.</exception>
    public static NamedText Read(string name, Surroundings surroundings)
    {
        if (name == StandardInput)
        {
            return new NamedText("<stdin>", surroundings.In.ReadToEnd());
        }

        if (name.Contains("://", StringComparison.Ordinal))
        {
            throw new InputFault($"'{name}' is a URL; only files are read. Download it first, or pipe it in and write '-'.");
        }

        var path = surroundings.PathOf(name);
        try
        {
            return new NamedText(name, File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputFault($"there is no file '{name}'. Write the path of a file, or '-' for standard input.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputFault(Directory.Exists(path) ? $"'{name}' is a folder; name a file in it." : $"'{name}' cannot be read: {fault.Message}");
        }
    }
}
