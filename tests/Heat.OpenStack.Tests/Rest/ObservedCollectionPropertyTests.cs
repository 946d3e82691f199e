namespace Heat.OpenStack.Tests.Rest;

/// <summary>Whatever happens at once: who looks at a time never sees something older.</summary>
public sealed class ObservedCollectionPropertyTests
{
    private const int Objects = 8;

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task NoLook_IsOlderThanItsCallerAccepts(int seed)
    {
        var ports = new ScriptedPorts().With(Objects);
        ports.Cloud.Options.CallTimeout = TimeSpan.FromDays(1);
        var chance = new Random(seed);
        ports.With(chance.Next(2) == 0 ? 0 : 150).PageSize = chance.Next(2) == 0 ? int.MaxValue : 4;
        ports.OnTheWay = async _ =>
        {
            for (var yields = Pick(chance, 8); yields > 0; yields--)
            {
                await Task.Yield();
            }
        };
        var session = ports.Cloud.Open();
        var view = session.Observed("network", "v2.0/ports", "ports");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => LookAndChangeAsync(ports, view, session.Clock, chance))));

        // When all is quiet, the view agrees with the cloud.
        ports.Cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var number = 0; number < Objects; number++)
        {
            var seen = await view.ObserveAsync(ScriptedPorts.Id(number), session.Clock.GetUtcNow(), default);
            Assert.Equal(ports.Revision(ScriptedPorts.Id(number)), (int?)seen?["revision"]);
        }
    }

    private static async Task LookAndChangeAsync(ScriptedPorts ports, OpenStack.Rest.ObservedCollection view, TimeProvider clock, Random chance)
    {
        for (var step = 0; step < 30; step++)
        {
            var id = ScriptedPorts.Id(Pick(chance, Objects));
            switch (Pick(chance, 6))
            {
                case 0:
                    ports.Change(id);
                    break;
                case 1 when Pick(chance, 4) == 0:
                    ports.Delete(id);
                    view.Forget(id);
                    break;
                case 2 when Pick(chance, 3) == 0:
                    ports.Lag(id);
                    break;
                case 2:
                    ports.Cloud.Clock.Advance(TimeSpan.FromMilliseconds(1 + Pick(chance, 3000)));
                    break;
                default:
                    await LookAsync(ports, view, clock, id);
                    break;
            }
        }
    }

    private static async Task LookAsync(ScriptedPorts ports, OpenStack.Rest.ObservedCollection view, TimeProvider clock, string id)
    {
        // A moment that nothing before it shares, so that only looks from now on are new enough.
        ports.Cloud.Clock.Advance(TimeSpan.FromTicks(1));
        var before = ports.State(id);
        var seen = (int?)(await view.ObserveAsync(id, clock.GetUtcNow(), default))?["revision"];
        var after = ports.State(id);
        if (seen is { } revision)
        {
            Assert.InRange(revision, before.Revision, after.Revision);
        }
        else
        {
            Assert.False(before.Exists && before == after, $"{id} was there all the time, but was not seen.");
        }
    }

    private static int Pick(Random chance, int below)
    {
        lock (chance)
        {
            return chance.Next(below);
        }
    }
}
