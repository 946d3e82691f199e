using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;
using Heat.OpenStack.Tests.Scripted;

namespace Heat.OpenStack.Tests.Rest;

public sealed class ObservedCollectionTests
{
    private readonly ScriptedPorts _ports = new ScriptedPorts().With(50);
    private readonly CloudSession _session;
    private readonly ObservedCollection _view;

    public ObservedCollectionTests()
    {
        _session = _ports.Cloud.Open();
        _view = _session.Observed("network", "v2.0/ports", "ports");
    }

    private DateTimeOffset Now => _session.Clock.GetUtcNow();

    [Fact]
    public async Task AllWhoLookAtOneTime_ShareOneList()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => _view.ObserveAsync(ScriptedPorts.Id(number), Now, default)));
        Assert.Equal(Enumerable.Range(0, 50).Select(ScriptedPorts.Id), seen.Select(port => (string?)port!["id"]));
        Assert.Equal((1, 0), (_ports.Lists, _ports.Singles));
    }

    [Fact]
    public async Task LookThatAcceptsAnOlderList_MakesNoCall()
    {
        var start = Now;
        await _view.ObserveAsync(ScriptedPorts.Id(1), start, default);
        _ports.Cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        await _view.ObserveAsync(ScriptedPorts.Id(2), start, default);
        Assert.Equal(1, _ports.Lists);
        await _view.ObserveAsync(ScriptedPorts.Id(2), Now, default);
        Assert.Equal(2, _ports.Lists);
    }

    [Fact]
    public async Task ListThatStartedTooEarly_IsFollowedByOneForAllWhoCameMeanwhile()
    {
        var (sent, open) = (new TaskCompletionSource(), new TaskCompletionSource());
        _ports.OnTheWay = _ =>
        {
            sent.TrySetResult();
            return open.Task;
        };
        var first = _view.ObserveAsync(ScriptedPorts.Id(0), Now, default);
        await sent.Task;
        _ports.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        _ports.Change(ScriptedPorts.Id(7));
        var later = Enumerable.Range(0, 50).Select(_ => _view.ObserveAsync(ScriptedPorts.Id(7), Now, default)).ToList();
        open.SetResult();

        await first;
        Assert.All(await Task.WhenAll(later), port => Assert.Equal(1, (int?)port!["revision"]));
        Assert.Equal(2, _ports.Lists);
    }

    [Fact]
    public async Task ObjectThatAListLacks_IsLookedForByItself()
    {
        _ports.Lagging.Add(ScriptedPorts.Id(3));
        Assert.NotNull(await _view.ObserveAsync(ScriptedPorts.Id(3), Now, default));
        Assert.Equal((1, 1), (_ports.Lists, _ports.Singles));
    }

    [Fact]
    public async Task ObjectThatDoesNotExist_IsConfirmedOnceForAll()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _view.ObserveAsync("gone", Now, default)));
        Assert.All(seen, Assert.Null);
        Assert.Equal((1, 1), (_ports.Lists, _ports.Singles));
    }

    [Fact]
    public async Task EachAnswer_BelongsToItsCaller()
    {
        var start = Now;
        var first = await _view.ObserveAsync(ScriptedPorts.Id(0), start, default);
        first!["revision"] = 99;
        Assert.Equal(0, (int?)(await _view.ObserveAsync(ScriptedPorts.Id(0), start, default))!["revision"]);
    }

    [Fact]
    public async Task AnswerOfAChange_EntersTheView()
    {
        var start = Now;
        await _view.ObserveAsync(ScriptedPorts.Id(0), start, default);
        _ports.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        _view.Seen(new JsonObject { ["id"] = ScriptedPorts.Id(0), ["revision"] = 5 });
        _view.Seen(new JsonObject { ["id"] = "new", ["revision"] = 0 });
        Assert.Equal(5, (int?)(await _view.ObserveAsync(ScriptedPorts.Id(0), start, default))!["revision"]);
        Assert.Equal(0, (int?)(await _view.ObserveAsync("new", Now, default))!["revision"]);
        Assert.Equal((1, 0), (_ports.Lists, _ports.Singles));
    }

    [Fact]
    public async Task AnswerOfAChange_OutlivesAListThatBeganBeforeIt()
    {
        var (sent, open) = (new TaskCompletionSource(), new TaskCompletionSource());
        _ports.OnTheWay = _ =>
        {
            sent.TrySetResult();
            return open.Task;
        };
        var start = Now;
        var list = _view.ObserveAsync(ScriptedPorts.Id(0), start, default);
        await sent.Task;
        _ports.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        _view.Seen(new JsonObject { ["id"] = ScriptedPorts.Id(1), ["revision"] = 5 });
        open.SetResult();
        await list;
        Assert.Equal(5, (int?)(await _view.ObserveAsync(ScriptedPorts.Id(1), start, default))!["revision"]);
    }

    [Fact]
    public async Task ForgottenObject_IsLookedAtAnew()
    {
        var start = Now;
        await _view.ObserveAsync(ScriptedPorts.Id(0), start, default);
        _ports.Change(ScriptedPorts.Id(0));
        _ports.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        _view.Forget(ScriptedPorts.Id(0));
        Assert.Equal(1, (int?)(await _view.ObserveAsync(ScriptedPorts.Id(0), start, default))!["revision"]);
        await _view.ObserveAsync(ScriptedPorts.Id(1), start, default);
        Assert.Equal(2, _ports.Lists);
    }

    [Fact]
    public async Task FewObjectsOfALargeCollection_AreReadOneByOne()
    {
        await LearnSizeAsync(_ports.With(300));
        await _view.ObserveAsync(ScriptedPorts.Id(1), Now, default);
        await _view.ObserveAsync(ScriptedPorts.Id(2), Now, default);
        Assert.Equal((1, 2), (_ports.Lists, _ports.Singles));

        await _view.ObserveAsync(ScriptedPorts.Id(3), Now, default);
        Assert.Equal((2, 2), (_ports.Lists, _ports.Singles));
    }

    [Fact]
    public async Task ManyObjectsOfALargeCollection_AreListedAtOnceNextTime()
    {
        _ports.With(300);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => _view.ObserveAsync(ScriptedPorts.Id(number), Now, default)));
        _ports.Cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => _view.ObserveAsync(ScriptedPorts.Id(number), Now, default)));
        Assert.Equal((2, 0), (_ports.Lists, _ports.Singles));
    }

    [Fact]
    public async Task CollectionOfManyPages_IsListedOnlyForAsMany()
    {
        _ports.PageSize = 30;
        await LearnSizeAsync(_ports.With(300));
        Assert.Equal(10, _ports.Lists);
        for (var number = 0; number < 10; number++)
        {
            await _view.ObserveAsync(ScriptedPorts.Id(number), Now, default);
        }

        Assert.Equal((10, 10), (_ports.Lists, _ports.Singles));
    }

    [Fact]
    public async Task FailedList_ReachesAllItsWaitersAndIsNotKept()
    {
        var answer = _ports.Cloud.Answer;
        _ports.Cloud.Answering(_ => ScriptedCloud.Json(403, """{"NeutronError": {"type": "PolicyNotAuthorized", "message": "no", "detail": ""}}"""));
        var looks = Enumerable.Range(0, 5).Select(number => _view.ObserveAsync(ScriptedPorts.Id(number), Now, default)).ToList();
        foreach (var look in looks)
        {
            Assert.Equal("PolicyNotAuthorized", (await Assert.ThrowsAsync<OpenStackException>(() => look)).Code);
        }

        _ports.Cloud.Answer = answer;
        Assert.NotNull(await _view.ObserveAsync(ScriptedPorts.Id(0), Now, default));
    }

    [Fact]
    public async Task CallerThatGivesUp_DoesNotEndTheListForOthers()
    {
        var open = new TaskCompletionSource();
        _ports.OnTheWay = _ => open.Task;
        using var stop = new CancellationTokenSource();
        var impatient = _view.ObserveAsync(ScriptedPorts.Id(0), Now, stop.Token);
        var patient = _view.ObserveAsync(ScriptedPorts.Id(1), Now, default);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        open.SetResult();
        Assert.NotNull(await patient);
        Assert.Equal(1, _ports.Lists);
    }

    [Fact]
    public async Task TimeToCome_CountsAsNow()
    {
        Assert.NotNull(await _view.ObserveAsync(ScriptedPorts.Id(0), Now + TimeSpan.FromHours(1), default));
        Assert.Equal(1, _ports.Lists);
    }

    [Fact]
    public async Task ViewThatNobodyUses_IsLetGo()
    {
        var start = Now;
        await _view.ObserveAsync(ScriptedPorts.Id(0), start, default);
        _view.Trim(start);
        await _view.ObserveAsync(ScriptedPorts.Id(0), start, default);
        Assert.Equal(1, _ports.Lists);
        _view.Trim(start + TimeSpan.FromSeconds(1));
        await _view.ObserveAsync(ScriptedPorts.Id(0), start, default);
        Assert.Equal(2, _ports.Lists);
    }

    [Fact]
    public async Task DetailList_ReadsSinglesBesideIt()
    {
        var cloud = new ScriptedCloud().Answering(call => call.Target.EndsWith("/servers/detail?status=ACTIVE", StringComparison.Ordinal)
            ? ScriptedCloud.Json(200, """{"servers": []}""")
            : ScriptedCloud.Json(200, """{"server": {"id": "s 1", "status": "BUILD"}}"""));
        var view = cloud.Open("compute_default_microversion: '2.90'").Observed("compute", "servers/detail", "servers", "status=ACTIVE");
        var server = await view.ObserveAsync("s 1", cloud.Clock.GetUtcNow(), default);
        Assert.Equal("BUILD", (string?)server!["status"]);
        Assert.Equal(["/compute/v2.1/servers/detail?status=ACTIVE", "/compute/v2.1/servers/s%201"], cloud.ServiceCalls.Select(call => call.Target));
    }

    /// <summary>One look at everything, then a silence that ends the burst, then one at a single object that ends its memory.</summary>
    private async Task LearnSizeAsync(ScriptedPorts ports)
    {
        await _view.ObserveAsync(ScriptedPorts.Id(0), Now, default);
        ports.Cloud.Clock.Advance(TimeSpan.FromMinutes(10));
    }
}
