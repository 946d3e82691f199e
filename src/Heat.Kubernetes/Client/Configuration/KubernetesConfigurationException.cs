namespace Heat.Kubernetes.Client.Configuration;

/// <summary>The way to the API server cannot be made out from the files and variables at hand.</summary>
public sealed class KubernetesConfigurationException : Exception
{
    /// <summary>A mistake in the configuration.</summary>
    public KubernetesConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>A mistake in the configuration with its cause.</summary>
    public KubernetesConfigurationException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
