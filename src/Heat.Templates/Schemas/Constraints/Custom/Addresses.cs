using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Heat.Templates.Schemas.Constraints.Custom;

/// <summary>IP addresses and networks in their full spelling: four decimal parts, or IPv6 without a zone.</summary>
internal static class Addresses
{
    /// <summary>An address.</summary>
    public static CustomVerdict CheckAddress(string text) =>
        BitsOf(text) is null ? CustomVerdict.Refused("Invalid IP address") : CustomVerdict.Valid;

    /// <summary>A network such as <c>10.0.0.0/24</c>; host bits may be set.</summary>
    public static CustomVerdict CheckNetwork(string text)
    {
        if (IsNetwork(text))
        {
            return CustomVerdict.Valid;
        }

        return CustomVerdict.Refused(
            BitsOf(text) is null ? $"Invalid net cidr invalid IPNetwork {text} " : $"'{text}' is not a valid IP subnet");
    }

    /// <summary>Either of them; a slash decides what it is.</summary>
    public static CustomVerdict CheckAddressOrNetwork(string text)
    {
        var isNetwork = text.Contains('/', StringComparison.Ordinal);
        return (isNetwork ? IsNetwork(text) : BitsOf(text) is not null)
            ? CustomVerdict.Valid
            : CustomVerdict.Refused($"'{text}' is not a valid IP {(isNetwork ? "subnet" : "address")}");
    }

    private static bool IsNetwork(string text)
    {
        var parts = text.Split('/');
        return parts is [var address, var prefix]
            && BitsOf(address) is { } bits
            && int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= bits;
    }

    /// <summary>Bits of an address: 32 or 128; null for what is none.</summary>
    private static int? BitsOf(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return IsIPv6(text) ? 128 : null;
        }

        var parts = text.Split('.');
        return parts.Length == 4 && Array.TrueForAll(parts, IsDecimalByte) ? 32 : null;
    }

    /// <summary>Zones, brackets and ports, which the parser accepts, are no part of an address.</summary>
    private static bool IsIPv6(string text) =>
        text.IndexOfAny(['%', '[', '/', ' ']) < 0
        && IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsDecimalByte(string part) =>
        part.Length is 1 or 2 or 3
        && (part.Length == 1 || part[0] != '0')
        && byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
