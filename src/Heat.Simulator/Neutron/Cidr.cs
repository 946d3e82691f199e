using System.Net;
using System.Net.Sockets;

namespace Heat.Simulator.Neutron;

/// <summary>A block of addresses of IP version 4 or 6.</summary>
internal readonly record struct Cidr(UInt128 First, int Prefix, int Version)
{
    public UInt128 Last => First | (Whole & ~Mask);

    public UInt128 Size => Last - First + 1;

    private int Bits => Version == 4 ? 32 : 128;

    private UInt128 Mask => Prefix == 0 ? 0 : Whole << (Bits - Prefix) & Whole;

    private UInt128 Whole => Version == 4 ? uint.MaxValue : UInt128.MaxValue;

    public bool Contains(UInt128 address) => address >= First && address <= Last;

    public bool Overlaps(Cidr other) => Version == other.Version && First <= other.Last && other.First <= Last;

    public override string ToString() => $"{Write(First, Version)}/{Prefix}";

    public static Cidr? Parse(string? text)
    {
        if (text?.Split('/') is not [var address, var length] || Read(address) is not { } at || !int.TryParse(length, CultureInfo.InvariantCulture, out var prefix))
        {
            return null;
        }

        var version = address.Contains(':', StringComparison.Ordinal) ? 6 : 4;
        if (prefix < 0 || prefix > (version == 4 ? 32 : 128))
        {
            return null;
        }

        var cidr = new Cidr(at, prefix, version);
        return cidr with { First = at & cidr.Mask };
    }

    public static UInt128? Read(string? text)
    {
        if (text is null || !IPAddress.TryParse(text, out var address) || (address.AddressFamily == AddressFamily.InterNetwork && text.Count(letter => letter == '.') != 3))
        {
            return null;
        }

        UInt128 value = 0;
        foreach (var part in address.GetAddressBytes())
        {
            value = (value << 8) | part;
        }

        return value;
    }

    public static string Write(UInt128 address, int version)
    {
        var bytes = new byte[version == 4 ? 4 : 16];
        for (var index = bytes.Length - 1; index >= 0; index--)
        {
            bytes[index] = (byte)(address & 0xFF);
            address >>= 8;
        }

        return new IPAddress(bytes).ToString();
    }
}
