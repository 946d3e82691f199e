using Heat.Engine.Ports;
using Heat.Operator.Hosting;
using Microsoft.Extensions.Options;

namespace Heat.Operator.Stacks.Software;

/// <summary>Agents find the operator where signals are sent to.</summary>
internal sealed class PublicAddresses(IOptions<SignalOptions> options) : IAgentAddresses
{
    /// <inheritdoc/>
    public AgentAddresses? Current { get; } = options.Value.PublicUrl?.AbsoluteUri.TrimEnd('/') is { } reached
        ? new AgentAddresses(new Uri(reached + "/v1/"), new Uri(reached + "/v3"))
        : null;
}
