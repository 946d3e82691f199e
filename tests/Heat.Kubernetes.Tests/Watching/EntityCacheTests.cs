using Heat.Kubernetes.Models;
using Heat.Kubernetes.Watching;
using static Heat.Testing.Kubernetes.Entities;

namespace Heat.Kubernetes.Tests.Watching;

public sealed class EntityCacheTests
{
    private readonly EntityCache<V1ConfigMap> _cache = new();
    private readonly List<EntityChange<V1ConfigMap>> _changes = [];

    [Fact]
    public void Replace_First_FillsAndSyncs()
    {
        Assert.False(_cache.HasSynced);

        _cache.Replace(null, [Map("a", 1), Map("b", 1)]);

        Assert.True(_cache.HasSynced);
        Assert.Equal(["a", "b"], Names());
    }

    [Fact]
    public void Replace_Later_TellsOnlyWhatDiffers()
    {
        _cache.Replace(null, [Map("same", 1), Map("changed", 1), Map("gone", 1)]);
        using var subscription = _cache.Subscribe(_changes.Add);
        _changes.Clear();

        _cache.Replace(null, [Map("same", 1), Map("changed", 2), Map("new", 1)]);

        Assert.Equal(["changed:1>2", "new:->1", "gone:1>-"], _changes.Select(Describe));
    }

    [Fact]
    public void Subscribe_ObjectsThatAreThere_AreToldAsInitial()
    {
        _cache.Replace(null, [Map("a", 1)]);
        using var subscription = _cache.Subscribe(_changes.Add);

        _cache.Set(Map("b", 1));

        Assert.Equal([("a", true), ("b", false)], _changes.Select(change => (change.Key.Name, change.IsInitial)));
    }

    [Fact]
    public void Subscribe_BeforeTheFirstList_TheListIsInitial()
    {
        using var subscription = _cache.Subscribe(_changes.Add);

        _cache.Replace(null, [Map("a", 1)]);
        _cache.Replace(null, [Map("a", 1), Map("b", 1)]);

        Assert.Equal([("a", true), ("b", false)], _changes.Select(change => (change.Key.Name, change.IsInitial)));
    }

    [Fact]
    public void Subscribe_Ended_HearsNothing()
    {
        _cache.Subscribe(_changes.Add).Dispose();

        _cache.Set(Map("a", 1));

        Assert.Empty(_changes);
    }

    [Fact]
    public void Set_SameVersionAgain_TellsNothing()
    {
        _cache.Set(Map("a", 1));
        using var subscription = _cache.Subscribe(_changes.Add);
        _changes.Clear();

        _cache.Set(Map("a", 1));

        Assert.Empty(_changes);
    }

    [Fact]
    public void Remove_TellsTheLastState()
    {
        _cache.Set(Map("a", 1));
        using var subscription = _cache.Subscribe(_changes.Add);
        _changes.Clear();

        _cache.Remove(Map("a", 2));
        _cache.Remove(Map("a", 2));

        Assert.Equal(["a:2>-"], _changes.Select(Describe));
        Assert.Empty(Names());
    }

    [Fact]
    public void Index_FollowsEachChange()
    {
        _cache.Set(Map("early", 1, "blue"));
        _cache.AddIndex("color", map => map.Data!.Values);
        _cache.Set(Map("late", 1, "blue"));
        Assert.Equal(["early", "late"], Names("blue"));

        _cache.Set(Map("early", 2, "red"));
        _cache.Remove(Map("late", 1, "blue"));

        Assert.Empty(Names("blue"));
        Assert.Equal(["early"], Names("red"));
    }

    [Fact]
    public void Index_Unknown_IsNamed()
    {
        var mistake = Assert.Throws<ArgumentException>(() => _cache.ListByIndex("weight", "1"));

        Assert.Contains("\"weight\"", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralNamespaces_SyncWhenAllAreListed()
    {
        var cache = new EntityCache<V1ConfigMap>("one", "two");
        cache.Replace("one", [AConfigMap("a", "one")]);
        Assert.False(cache.HasSynced);

        cache.Replace("two", []);
        cache.Replace("one", [AConfigMap("a", "one")]);

        await cache.WaitForSyncAsync(CancellationToken.None);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void SeveralNamespaces_AListTakesAwayOnlyItsOwn()
    {
        var cache = new EntityCache<V1ConfigMap>("one", "two");
        cache.Replace("one", [AConfigMap("a", "one")]);
        cache.Replace("two", [AConfigMap("b", "two")]);

        cache.Replace("two", []);

        Assert.True(cache.TryGet(new EntityKey("one", "a"), out _));
        Assert.False(cache.TryGet(new EntityKey("two", "b"), out _));
    }

    [Fact]
    public async Task Observers_ThatReadEachOthersCaches_DoNotBlock()
    {
        var other = new EntityCache<V1ConfigMap>();
        using var first = _cache.Subscribe(_ => other.List());
        using var second = other.Subscribe(_ => _cache.List());

        await Task.WhenAll(Fill(_cache), Fill(other)).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(500, _cache.Count);
        Assert.Equal(500, other.Count);
    }

    private static Task Fill(EntityCache<V1ConfigMap> cache) => Task.Run(() =>
    {
        for (var number = 0; number < 500; number++)
        {
            cache.Set(Map($"map-{number}", 1));
        }
    });

    private static V1ConfigMap Map(string name, int version, string color = "none")
    {
        var map = AConfigMap(name, "default", ("color", color));
        map.Metadata.Uid = name;
        map.Metadata.ResourceVersion = $"{version}";
        return map;
    }

    private static string Describe(EntityChange<V1ConfigMap> change) =>
        $"{change.Key.Name}:{change.Before?.Metadata.ResourceVersion ?? "-"}>{change.After?.Metadata.ResourceVersion ?? "-"}";

    private IEnumerable<string> Names() => _cache.List().Select(map => map.Metadata.Name!).Order();

    private IEnumerable<string> Names(string color) => _cache.ListByIndex("color", color).Select(map => map.Metadata.Name!).Order();
}
