namespace Heat.Simulator.Neutron;

/// <summary>Which addresses of one subnet are taken, and which one is next.</summary>
internal sealed class AddressPlan(Cidr cidr)
{
    private readonly HashSet<UInt128> _taken = [];
    private UInt128 _cursor;

    public Cidr Cidr => cidr;

    public IReadOnlyList<(UInt128 Start, UInt128 End)> Pools { get; set; } = [];

    public bool IsFree(UInt128 address) => !_taken.Contains(address);

    public bool Take(UInt128 address) => _taken.Add(address);

    public void Free(UInt128 address) => _taken.Remove(address);

    /// <summary>Takes the next free address of the pools, or answers null when there is none.</summary>
    public UInt128? TakeNext() => Search(_cursor) ?? Search(0);

    private UInt128? Search(UInt128 from)
    {
        foreach (var (start, end) in Pools)
        {
            for (var address = UInt128.Max(start, from); address <= end; address++)
            {
                if (_taken.Add(address))
                {
                    _cursor = address + 1;
                    return address;
                }

                if (address == end)
                {
                    break;
                }
            }
        }

        return null;
    }
}
