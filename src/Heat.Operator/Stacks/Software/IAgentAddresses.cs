using Heat.Engine.Ports;

namespace Heat.Operator.Stacks.Software;

/// <summary>Where agents inside servers find the operator.</summary>
internal interface IAgentAddresses
{
    /// <summary>The addresses; null: the operator was not told the address under which servers reach it.</summary>
    AgentAddresses? Current { get; }
}
