using System.Buffers.Binary;
using System.Numerics;

namespace Heat.Templates.Functions.Checksums;

/// <summary>SHA-224 (FIPS 180-4), which the framework lacks: SHA-256 with other start values, cut to 28 bytes.</summary>
internal static class Sha224
{
    private const int BlockBytes = 64;
    private const int ResultBytes = 28;

    private static readonly uint[] Start =
        [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];

    private static readonly uint[] Constants = RoundConstants();

    public static byte[] HashData(byte[] data)
    {
        var padded = Pad(data);
        var state = (uint[])Start.Clone();
        for (var offset = 0; offset < padded.Length; offset += BlockBytes)
        {
            Compress(state, padded.AsSpan(offset, BlockBytes));
        }

        var result = new byte[state.Length * sizeof(uint)];
        for (var index = 0; index < state.Length; index++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(index * sizeof(uint)), state[index]);
        }

        return result[..ResultBytes];
    }

    private static byte[] Pad(byte[] data)
    {
        var padded = new byte[(data.Length + 8 + BlockBytes) / BlockBytes * BlockBytes];
        data.CopyTo(padded, 0);
        padded[data.Length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(padded.AsSpan(padded.Length - 8), data.Length * 8L);
        return padded;
    }

    private static void Compress(uint[] state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (var index = 0; index < 64; index++)
        {
            words[index] = index < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block[(index * 4)..])
                : words[index - 16] + Mix(words[index - 15], 7, 18, 3) + words[index - 7] + Mix(words[index - 2], 17, 19, 10);
        }

        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var index = 0; index < 64; index++)
        {
            var first = h + Turn(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + Constants[index] + words[index];
            var second = Turn(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        ReadOnlySpan<uint> added = [a, b, c, d, e, f, g, h];
        for (var index = 0; index < added.Length; index++)
        {
            state[index] += added[index];
        }
    }

    private static uint Mix(uint word, int first, int second, int shift) =>
        BitOperations.RotateRight(word, first) ^ BitOperations.RotateRight(word, second) ^ (word >> shift);

    private static uint Turn(uint word, int first, int second, int third) =>
        BitOperations.RotateRight(word, first) ^ BitOperations.RotateRight(word, second) ^ BitOperations.RotateRight(word, third);

    /// <summary>The first 32 bits of the fractional parts of the cube roots of the first 64 primes, computed exactly.</summary>
    private static uint[] RoundConstants()
    {
        var constants = new List<uint>();
        for (var candidate = 2; constants.Count < 64; candidate++)
        {
            if (Enumerable.Range(2, candidate - 2).All(divisor => candidate % divisor != 0))
            {
                constants.Add((uint)(CubeRoot(new BigInteger(candidate) << 96) & uint.MaxValue));
            }
        }

        return [.. constants];
    }

    private static BigInteger CubeRoot(BigInteger value)
    {
        var (low, high) = (BigInteger.Zero, BigInteger.One << 40);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = middle * middle * middle <= value ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
