using Heat.Simulator.Storage;
using Record = Heat.Simulator.Storage.Record;

namespace Heat.Simulator.Tests.Storage;

public sealed class CollectionTests
{
    private readonly Collection _collection = new("colour");

    [Fact]
    public void Index_FollowsChangesAndRemoval()
    {
        var red = Add("1", "red");
        Add("2", "red");
        red.Set("colour", "blue");

        Assert.Equal(["2"], Ids(_collection.Where("colour", "red")));
        Assert.Equal(["1"], Ids(_collection.Where("colour", "blue")));
        Assert.True(_collection.Remove(red));
        Assert.Empty(_collection.Where("colour", "blue"));
        Assert.False(_collection.Remove(red));
    }

    [Fact]
    public void FieldWithoutIndex_IsScanned()
    {
        Add("1", "red").Set("size", 3);
        Assert.Equal(["1"], Ids(_collection.Where("size", "3")));
        Assert.Equal(["1"], Ids(_collection.Where("id", "1")));
    }

    [Fact]
    public void Project_IsCountedApart()
    {
        Add("1", "red", "p");
        Add("2", "red", "q");

        Assert.Equal(1, _collection.CountOfProject("p"));
        Assert.Equal(["2"], Ids(_collection.OfProject("q")));
        Assert.Equal(0, _collection.CountOfProject("r"));
    }

    [Fact]
    public void RemovedRecord_NoLongerTouchesTheIndex()
    {
        var red = Add("1", "red");
        _collection.Remove(red);
        red.Set("colour", "blue");
        Assert.Empty(_collection.Where("colour", "blue"));
    }

    [Fact]
    public void FieldChangedInPlace_IsRefused()
    {
        var record = Add("1", "red");
        record.Set("list", new JsonArray());
        Assert.Throws<InvalidOperationException>(() => record.Set("list", record["list"]));
    }

    [Fact]
    public void Listing_OrdersCutsAndKnowsItsMarker()
    {
        foreach (var id in new[] { "b", "a", "c" })
        {
            Add(id, id);
        }

        Assert.Equal(["b", "a", "c"], Ids(new Listing(null, null, []).Cut(_collection.All)!));
        Assert.Equal(["c", "a", "b"], Ids(new Listing(null, null, [], NewestFirst: true).Cut(_collection.All)!));
        Assert.Equal(["a", "b"], Ids(new Listing(2, null, [("colour", false)]).Cut(_collection.All)!));
        Assert.Equal(["a"], Ids(new Listing(2, "b", [("colour", true)]).Cut(_collection.All)!));
        Assert.Null(new Listing(2, "zz", []).Cut(_collection.All));
    }

    [Fact]
    public void Numbers_AreOrderedAsNumbers()
    {
        Add("1", "x").Set("size", 10);
        Add("2", "x").Set("size", 9);
        Assert.Equal(["2", "1"], Ids(new Listing(null, null, [("size", false)]).Cut(_collection.All)!));
    }

    private static List<string> Ids(IEnumerable<Record> records) => [.. records.Select(record => record.Id)];

    private Record Add(string id, string colour, string project = "p") =>
        _collection.Add(id, project, DateTimeOffset.UnixEpoch, new JsonObject { ["id"] = id, ["colour"] = colour });
}
