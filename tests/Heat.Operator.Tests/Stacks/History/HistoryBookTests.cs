using System.Text;
using Heat.Operator.Stacks.History;

namespace Heat.Operator.Tests.Stacks.History;

public sealed class HistoryBookTests
{
    [Fact]
    public void PackedEntries_AreReadBack()
    {
        var book = new HistoryBook();
        var entry = Entry("web") with { PhysicalId = "42", Reason = "café", RequestId = "req-1" };
        book.Add(entry.ToLine());
        book.Add(Entry("db").ToLine());

        var read = new HistoryBook();
        read.Unpack(book.Pack());

        Assert.Equal([entry, Entry("db")], read.Lines.Select(line => HistoryEntry.FromLine(line)));
    }

    [Fact]
    public void ManyEntries_TheNewestAreKept()
    {
        var book = new HistoryBook();
        foreach (var number in Enumerable.Range(0, HistoryBook.AtMost + 10))
        {
            book.Add(Entry($"r{number}").ToLine());
        }

        Assert.Equal(HistoryBook.AtMost, book.Lines.Count);
        Assert.Equal("r10", HistoryEntry.FromLine(book.Lines.First()).Resource);
    }

    [Fact]
    public void LargeEntries_AThousandAreKept_AndFitAnObject()
    {
        var book = new HistoryBook();
        var random = new Random(7);
        foreach (var number in Enumerable.Range(0, HistoryBook.AtMost))
        {
            var noise = new byte[HistoryEntry.ReasonLength];
            random.NextBytes(noise);
            book.Add((Entry($"r{number}") with { Reason = Convert.ToBase64String(noise) }).ToLine());
        }

        Assert.Equal(HistoryBook.AtLeast, book.Lines.Count);
        Assert.True(book.Pack().Length < 700 * 1024);
    }

    [Fact]
    public void LongReason_IsCut() =>
        Assert.Equal(HistoryEntry.ReasonLength, HistoryEntry.FromLine((Entry("web") with { Reason = new string('x', 9999) }).ToLine()).Reason!.Length); // it was given

    [Fact]
    public void DamagedBytes_AreRefused() =>
        Assert.Throws<InvalidDataException>(() => new HistoryBook().Unpack(Encoding.UTF8.GetBytes("no gzip at all")));

    private static HistoryEntry Entry(string resource) => new()
    {
        Id = "0",
        Time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Resource = resource,
        Type = "OS::Nova::Server",
        Action = "CREATE",
        Status = "COMPLETE",
    };
}
