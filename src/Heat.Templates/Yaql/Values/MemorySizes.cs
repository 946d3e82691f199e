using System.Numerics;

namespace Heat.Templates.Yaql.Values;

/// <summary>How many bytes Heat counts for a value. Only so do expressions meet the memory quota where they meet it in Heat.</summary>
internal static class MemorySizes
{
    public const long Object = 48;
    public const long Null = 16;
    public const long Number = 24;
    public const long Iterator = 104;

    private const int BitsPerDigit = 30;

    public static long Integer(BigInteger value) => Number + (4 * Math.Max(1, (BigInteger.Abs(value).GetBitLength() + BitsPerDigit - 1) / BitsPerDigit));

    public static long List(int count) => 56 + (8L * count);

    public static long Tuple(int count) => 40 + (8L * count);

    /// <summary>A map that was built key by key.</summary>
    public static long Map(int count, bool hasTextKeys)
    {
        if (count == 0)
        {
            return 64;
        }

        long slots = 8;
        while (slots * 2 / 3 < count)
        {
            slots *= 2;
        }

        var index = slots <= 128 ? slots : 2 * slots;
        return 96 + index + (slots * 2 / 3 * (hasTextKeys ? 16 : 24));
    }

    public static long Set(int count) => count switch
    {
        <= 4 => 216,
        <= 18 => 728,
        <= 76 => 2264,
        <= 306 => 8408,
        _ => 32984,
    };

    public static long Text(string text)
    {
        var widest = 0;
        var pairs = 0;
        foreach (var character in text)
        {
            widest = Math.Max(widest, character);
            pairs += char.IsHighSurrogate(character) ? 1 : 0;
        }

        return widest < 0x80 ? 49 + text.Length
            : pairs > 0 ? 76 + (4L * (text.Length - pairs))
            : widest < 0x100 ? 73 + text.Length
            : 74 + (2L * text.Length);
    }
}
