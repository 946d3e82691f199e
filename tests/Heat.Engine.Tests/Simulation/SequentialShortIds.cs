using System.Globalization;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Short ids in sequence, over the lives of several engines.</summary>
internal sealed class SequentialShortIds : IShortIdSource
{
    private int _last;

    public ShortId Mint() => new(Interlocked.Increment(ref _last).ToString("D12", CultureInfo.InvariantCulture));
}
