using Heat.Engine.Ports;

namespace Heat.Operator.Stacks.Software;

/// <summary>The operator was not told the address under which servers reach it.</summary>
internal sealed class UntoldAddresses : IAgentAddresses
{
    /// <inheritdoc/>
    public AgentAddresses? Current => null;
}
