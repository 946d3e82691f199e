using System.Collections.Immutable;
using System.Globalization;
using Heat.Engine.Stacks;
using Heat.Operator.Stacks.State;
using Heat.Templates.Schemas;

namespace Heat.Operator.Tests.Stacks.State;

public sealed class StateBookTests
{
    private readonly Dictionary<int, byte[]> _server = [];
    private StackState _facts = StackState.Empty;

    [Fact]
    public void NothingChanged_WritesNothing()
    {
        var book = new StateBook();
        var state = With(StackState.Empty, 1);
        Assert.NotEmpty(book.Accept(state));
        Assert.Empty(book.Accept(state));
        Assert.Empty(book.Accept(state with { }));
    }

    [Fact]
    public void SmallChange_WritesTheJournalOnly()
    {
        var book = Filled(1000);
        var changed = Change(book.State, 5);
        var page = Assert.Single(book.Accept(changed));
        Assert.Equal(0, page.Index);
        Assert.Single(page.Entries);
    }

    [Fact]
    public void ManyIncarnations_AreSpreadOverPagesWithinTheirLimit()
    {
        var book = Filled(1200);
        Assert.All(book.Pages, page => Assert.True(page.Entries.Count <= StateBook.PageLimit));
        Assert.True(book.Pages.Count() >= 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void CrashBetweenTwoPages_LosesNothingThatWasSaved(int pagesWritten)
    {
        var book = Filled(130);
        var before = book.State;
        var removed = before.Incarnations.Keys.Take(20).ToList();
        var next = before with { Incarnations = Enumerable.Range(30, 80).Aggregate(before.Incarnations, (map, i) => Touch(map, i)).RemoveRange(removed) };

        Write(book.Accept(next).Take(pagesWritten), next);
        var opened = Open();

        Assert.All(before.Incarnations.Keys.Except(removed), id => Assert.True(opened.State.Incarnations.ContainsKey(id)));
        if (pagesWritten == int.MaxValue)
        {
            Assert.Equal(next.Incarnations.Keys.Order(Ids), opened.State.Incarnations.Keys.Order(Ids));
            Assert.All(next.Incarnations, entry => Assert.Equal(entry.Value.DefinitionHash, opened.State.Incarnations[entry.Key].DefinitionHash));
        }
    }

    [Fact]
    public void RemovedIncarnation_StaysAwayAfterReopening()
    {
        var book = Filled(200);
        var gone = book.State.Incarnations.Keys.First();
        Save(book, book.State with { Incarnations = book.State.Incarnations.Remove(gone) });
        Assert.False(Open().State.Incarnations.ContainsKey(gone));
    }

    [Fact]
    public void RandomHistory_ReopensToTheLastState()
    {
        var random = new Random(7);
        var book = new StateBook();
        for (var step = 0; step < 200; step++)
        {
            var state = book.State;
            for (var i = 0; i < random.Next(1, 30); i++)
            {
                var number = random.Next(400);
                state = random.Next(3) == 0
                    ? state with { Incarnations = state.Incarnations.Remove(Id(number)) }
                    : state with { Incarnations = Touch(state.Incarnations, number, step) };
            }

            Save(book, state);
            if (step % 10 == 0)
            {
                book = Open();
            }

            Assert.Equal(
                state.Incarnations.OrderBy(entry => entry.Key, Ids).Select(entry => (entry.Key, entry.Value.DefinitionHash)),
                book.State.Incarnations.OrderBy(entry => entry.Key, Ids).Select(entry => (entry.Key, entry.Value.DefinitionHash)));
        }
    }

    private static Comparer<ShortId> Ids => Comparer<ShortId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value));

    private StateBook Filled(int count)
    {
        var book = new StateBook();
        for (var i = 0; i < count; i += 50)
        {
            Save(book, Enumerable.Range(i, Math.Min(50, count - i)).Aggregate(book.State, With));
        }

        return book;
    }

    private void Save(StateBook book, StackState state) => Write(book.Accept(state), state);

    private void Write(IEnumerable<StatePage> pages, StackState state)
    {
        foreach (var page in pages)
        {
            _server[page.Index] = page.Pack();
            _facts = state with { Incarnations = StackState.Empty.Incarnations };
        }
    }

    private StateBook Open()
    {
        var book = new StateBook();
        book.Open(
            _server.Select(entry =>
            {
                var page = new StatePage(entry.Key);
                page.Unpack(entry.Value);
                return page;
            }).ToList(),
            _facts);
        return book;
    }

    private static StackState With(StackState state, int number) => state with { Incarnations = Touch(state.Incarnations, number) };

    private static StackState Change(StackState state, int number) => state with { Incarnations = Touch(state.Incarnations, number, 99) };

    private static ImmutableDictionary<ShortId, Incarnation> Touch(ImmutableDictionary<ShortId, Incarnation> map, int number, int version = 0) =>
        map.SetItem(Id(number), new Incarnation
        {
            ShortId = Id(number),
            Name = new ResourceName($"r{number}"),
            Type = "OS::Heat::Value",
            PhysicalName = $"s-r{number}",
            Phase = IncarnationPhase.Ready,
            Applied = PropertyTree.Empty,
            DefinitionHash = $"{number}/{version}",
        });

    private static ShortId Id(int number) => new(number.ToString("d12", CultureInfo.InvariantCulture));
}
