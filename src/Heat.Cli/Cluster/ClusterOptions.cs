using System.CommandLine;
using Heat.Cli.Hosting;
using Heat.Kubernetes.Client.Configuration;

namespace Heat.Cli.Cluster;

/// <summary>The options by which a command finds its cluster and namespace, as kubectl has them.</summary>
internal sealed class ClusterOptions
{
    private readonly Option<string?> _namespace = new("--namespace", "-n") { Description = "The namespace; that of the context where it is left out.", HelpName = "NAMESPACE" };
    private readonly Option<string?> _context = new("--context") { Description = "The context of the kubeconfig; the current one where it is left out.", HelpName = "CONTEXT" };
    private readonly Option<string?> _kubeconfig = new("--kubeconfig") { Description = "The kubeconfig file; what KUBECONFIG names, or ~/.kube/config, where it is left out.", HelpName = "FILE" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_namespace);
        command.Options.Add(_context);
        command.Options.Add(_kubeconfig);
    }

    /// <summary>Opens the way to the cluster.</summary>
    /// <exception cref="InputFault">There is none.</exception>
    public StackCluster Open(ParseResult parsed, Surroundings surroundings)
    {
        try
        {
            var file = parsed.GetValue(_kubeconfig) is { } named ? surroundings.PathOf(named) : null;
            var context = parsed.GetValue(_context);
            var configuration = file is null && context is null
                ? KubernetesClientConfiguration.BuildDefaultConfig(surroundings.Clock)
                : KubernetesClientConfiguration.BuildConfigFromConfigFile(file, context, surroundings.Clock);
            return new StackCluster(configuration, parsed.GetValue(_namespace) ?? configuration.Namespace, surroundings.Clock);
        }
        catch (KubernetesConfigurationException fault)
        {
            throw new InputFault($"there is no way to a cluster: {fault.Message} Name a kubeconfig by --kubeconfig or KUBECONFIG.");
        }
    }
}
