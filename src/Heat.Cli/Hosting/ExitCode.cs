namespace Heat.Cli.Hosting;

/// <summary>What the program tells the shell. The numbers never change their meaning.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing is wrong.</summary>
    public const int Success = 0;

    /// <summary>Done, and something is wrong with what was looked at.</summary>
    public const int Findings = 1;

    /// <summary>Not done: the command line is wrong, or an input cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>Not done: the program itself is at fault.</summary>
    public const int Fault = 3;
}
