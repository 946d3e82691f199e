namespace Heat.Simulator.Tests.Contract;

/// <summary>The clouds that contracts are checked on: always the simulator; a real one when the environment names it.</summary>
public static class ContractTargets
{
    public const string Simulator = "simulator";
    public const string Real = "real";

    public static TheoryData<string> All => Environment.GetEnvironmentVariable("HEAT_CONTRACT_CLOUDS") is { Length: > 0 }
        ? [Simulator, Real]
        : [Simulator];
}
