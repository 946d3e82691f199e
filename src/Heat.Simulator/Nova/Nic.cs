namespace Heat.Simulator.Nova;

/// <summary>One network interface asked for: a network with an optional address, or a port.</summary>
internal sealed record Nic(Record Network, Record? Port, string? Address);
