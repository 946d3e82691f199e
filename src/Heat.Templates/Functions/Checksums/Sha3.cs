using System.Buffers.Binary;
using System.Numerics;

namespace Heat.Templates.Functions.Checksums;

/// <summary>SHA-3 after FIPS 202. Our own, since not every platform's library has it.</summary>
internal static class Sha3
{
    private const int StateBytes = 200;

    private static readonly ulong[] RoundConstants =
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
        0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
        0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
        0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    private static readonly int[] Rotations = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];
    private static readonly int[] Lanes = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    /// <summary>The checksum.</summary>
    /// <param name="data">What is summed up.</param>
    /// <param name="length">Bytes of the checksum: 28, 32, 48 or 64.</param>
    public static byte[] Hash(ReadOnlySpan<byte> data, int length)
    {
        var rate = StateBytes - (2 * length);
        var state = new ulong[25];
        var block = new byte[rate];
        while (data.Length >= rate)
        {
            Absorb(state, data[..rate]);
            data = data[rate..];
        }

        data.CopyTo(block);
        block[data.Length] = 0x06;
        block[^1] |= 0x80;
        Absorb(state, block);
        var result = new byte[StateBytes];
        for (var lane = 0; lane < state.Length; lane++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(result.AsSpan(lane * 8), state[lane]);
        }

        return result[..length];
    }

    private static void Absorb(ulong[] state, ReadOnlySpan<byte> block)
    {
        for (var lane = 0; lane < block.Length / 8; lane++)
        {
            state[lane] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(lane * 8)..]);
        }

        foreach (var constant in RoundConstants)
        {
            Permute(state);
            state[0] ^= constant;
        }
    }

    private static void Permute(ulong[] state)
    {
        Span<ulong> columns = stackalloc ulong[5];
        for (var x = 0; x < 5; x++)
        {
            columns[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        }

        for (var lane = 0; lane < state.Length; lane++)
        {
            state[lane] ^= columns[(lane + 4) % 5] ^ BitOperations.RotateLeft(columns[(lane + 1) % 5], 1);
        }

        var moved = state[1];
        for (var step = 0; step < Lanes.Length; step++)
        {
            (state[Lanes[step]], moved) = (BitOperations.RotateLeft(moved, Rotations[step]), state[Lanes[step]]);
        }

        for (var row = 0; row < state.Length; row += 5)
        {
            state.AsSpan(row, 5).CopyTo(columns);
            for (var x = 0; x < 5; x++)
            {
                state[row + x] ^= ~columns[(x + 1) % 5] & columns[(x + 2) % 5];
            }
        }
    }
}
