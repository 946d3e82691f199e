using System.CommandLine;
using Heat.Cli.Hosting;

namespace Heat.Cli.Cluster;

/// <summary>What all commands on a cluster have in common: the options, the client, and how faults are told.</summary>
internal static class ClusterCommand
{
    /// <summary>Makes a command work on a cluster.</summary>
    /// <param name="command">The command.</param>
    /// <param name="surroundings">What is around it.</param>
    /// <param name="run">Does the work; returns the exit code.</param>
    public static Command Bind(Command command, Surroundings surroundings, Func<ParseResult, StackCluster, CancellationToken, Task<int>> run)
    {
        var options = new ClusterOptions();
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var cluster = options.Open(parsed, surroundings);
            try
            {
                return await run(parsed, cluster, cancellationToken);
            }
            catch (Exception exception)
            {
                if (ClusterFaults.Of(exception, cluster) is { } fault)
                {
                    throw fault;
                }

                throw;
            }
        });
        return command;
    }
}
