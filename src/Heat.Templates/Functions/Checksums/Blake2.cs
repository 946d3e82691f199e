using System.Buffers.Binary;
using System.Numerics;

namespace Heat.Templates.Functions.Checksums;

/// <summary>BLAKE2 without a key, after RFC 7693: 2b works on words of 64 bits, 2s on words of 32.</summary>
internal static class Blake2
{
    private static readonly byte[][] Schedule =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ];

    private static readonly ulong[] LongStart =
    [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ];

    /// <summary>The 64 bytes of BLAKE2b-512.</summary>
    public static byte[] Hash2b(ReadOnlySpan<byte> data) =>
        Hash<ulong>(data, LongStart, 12, BinaryPrimitives.ReadUInt64LittleEndian, BinaryPrimitives.WriteUInt64LittleEndian, [32, 24, 16, 63]);

    /// <summary>The 32 bytes of BLAKE2s-256.</summary>
    public static byte[] Hash2s(ReadOnlySpan<byte> data)
    {
        var start = Array.ConvertAll(LongStart, word => (uint)(word >> 32));
        return Hash<uint>(data, start, 10, BinaryPrimitives.ReadUInt32LittleEndian, BinaryPrimitives.WriteUInt32LittleEndian, [16, 12, 8, 7]);
    }

    private delegate T WordReader<T>(ReadOnlySpan<byte> source);

    private delegate void WordWriter<T>(Span<byte> destination, T word);

    private static byte[] Hash<T>(ReadOnlySpan<byte> data, T[] start, int rounds, WordReader<T> read, WordWriter<T> write, int[] rotations)
        where T : unmanaged, IBinaryInteger<T>
    {
        var size = T.Zero.GetByteCount();
        var block = 16 * size;
        var state = (T[])start.Clone();
        state[0] ^= T.CreateTruncating(0x01010000 ^ (8 * size));
        var words = new T[16];
        Span<byte> buffer = stackalloc byte[128];
        for (var done = 0; done == 0 || done < data.Length; done += block)
        {
            var part = data[done..Math.Min(data.Length, done + block)];
            buffer.Clear();
            part.CopyTo(buffer);
            for (var index = 0; index < words.Length; index++)
            {
                words[index] = read(buffer.Slice(index * size, size));
            }

            var isLast = done + block >= data.Length;
            Compress(state, start, words, T.CreateTruncating(done + part.Length), isLast, rounds, rotations);
        }

        var result = new byte[8 * size];
        for (var index = 0; index < state.Length; index++)
        {
            write(result.AsSpan(index * size, size), state[index]);
        }

        return result;
    }

    private static void Compress<T>(T[] state, T[] start, T[] words, T counter, bool isLast, int rounds, int[] rotations)
        where T : unmanaged, IBinaryInteger<T>
    {
        T[] v = [.. state, .. start];
        v[12] ^= counter; // its upper word stays zero: a template has at most 512 KiB
        v[14] = isLast ? ~v[14] : v[14];
        for (var round = 0; round < rounds; round++)
        {
            var order = Schedule[round % Schedule.Length];
            for (var step = 0; step < 8; step++)
            {
                var shift = step < 4 ? 0 : 1; // columns first, then diagonals
                var column = step % 4;
                Mix(
                    v,
                    (column, 4 + ((column + shift) % 4), 8 + ((column + (2 * shift)) % 4), 12 + ((column + (3 * shift)) % 4)),
                    (words[order[2 * step]], words[order[(2 * step) + 1]]),
                    rotations);
            }
        }

        for (var index = 0; index < state.Length; index++)
        {
            state[index] ^= v[index] ^ v[index + 8];
        }
    }

    private static void Mix<T>(T[] v, (int A, int B, int C, int D) at, (T X, T Y) word, int[] rotations)
        where T : unmanaged, IBinaryInteger<T>
    {
        v[at.A] = v[at.A] + v[at.B] + word.X;
        v[at.D] = T.RotateRight(v[at.D] ^ v[at.A], rotations[0]);
        v[at.C] += v[at.D];
        v[at.B] = T.RotateRight(v[at.B] ^ v[at.C], rotations[1]);
        v[at.A] = v[at.A] + v[at.B] + word.Y;
        v[at.D] = T.RotateRight(v[at.D] ^ v[at.A], rotations[2]);
        v[at.C] += v[at.D];
        v[at.B] = T.RotateRight(v[at.B] ^ v[at.C], rotations[3]);
    }
}
