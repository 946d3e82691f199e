using Heat.OpenStack.Configuration;

namespace Heat.OpenStack.Sessions;

/// <summary>Opens sessions with clouds.</summary>
public interface ICloudSessionFactory
{
    /// <summary>
    /// The session for a configuration. Cheap, and without a call to the cloud: whoever opens the same configuration gets the same
    /// session, with one token and one view of the cloud. Safe for many callers at once.
    /// </summary>
    /// <exception cref="CloudConfigException">A certificate or key in the configuration cannot be read.</exception>
    CloudSession Open(CloudConfig config);
}
