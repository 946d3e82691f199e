namespace Heat.Cli.Hosting;

/// <summary>The command cannot do its work with what it was given. The message says what and what to do; the program ends with <see cref="ExitCode.Usage"/>.</summary>
internal sealed class InputFault(string message) : Exception(message);
