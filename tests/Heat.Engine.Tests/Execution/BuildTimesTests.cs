using Heat.Engine.Execution;

namespace Heat.Engine.Tests.Execution;

public sealed class BuildTimesTests
{
    [Fact]
    public void UnknownType_IsLookedAtSoonThenEverMoreSeldom()
    {
        var looks = Looks(new BuildTimes(), TimeSpan.FromMinutes(1)).ToList();
        Assert.Equal([100, 200, 300], looks.Take(3).Select(look => Math.Round(look.TotalMilliseconds)));
        Assert.All(looks.Zip(looks.Skip(1)), pair => Assert.InRange(
            pair.Second - pair.First, TimeSpan.FromMilliseconds(100), Max(TimeSpan.FromMilliseconds(100), pair.First / 10)));
        Assert.Equal(TimeSpan.FromSeconds(5), new BuildTimes().NextLook("Server", "CREATE", TimeSpan.FromHours(1)));
    }

    [Fact]
    public void KnownType_IsFirstLookedAtShortlyBeforeItsUsualTimeIsOver()
    {
        var looks = Looks(Learned("Server", TimeSpan.FromSeconds(20)), TimeSpan.FromSeconds(22)).ToList();
        Assert.Equal([18.6, 19.6, 20.6], looks.Take(3).Select(look => Math.Round(look.TotalSeconds, 3)));
    }

    [Fact]
    public void SteadyType_IsSeenSoonAfterItIsDone()
    {
        var times = new BuildTimes();
        var lateness = Enumerable.Range(0, 50).Select(_ => Build(times, TimeSpan.FromSeconds(2)) - TimeSpan.FromSeconds(2)).ToList();
        Assert.InRange(lateness[0].TotalSeconds, 0, 0.2);
        Assert.InRange(lateness.Skip(1).Average(late => late.TotalSeconds), 0, 0.1);
    }

    [Fact]
    public void TypeThatBecomesFaster_IsFollowed()
    {
        var times = Learned("Server", TimeSpan.FromSeconds(20));
        for (var build = 0; build < 20; build++)
        {
            Build(times, TimeSpan.FromSeconds(10));
        }

        Assert.InRange(times.NextLook("Server", "CREATE", TimeSpan.Zero).TotalSeconds, 8.5, 10);
    }

    [Fact]
    public void KnownTypeThatIsLate_IsLookedAtEverMoreSeldom()
    {
        var times = Learned("Server", TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(5), times.NextLook("Server", "CREATE", TimeSpan.FromMinutes(5)));
        Assert.Equal(TimeSpan.FromMilliseconds(100), times.NextLook("Server", "CREATE", TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void FastType_IsNeverAskedMoreThanTenTimesASecond()
    {
        var times = Learned("Port", TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromMilliseconds(100), times.NextLook("Port", "CREATE", TimeSpan.Zero));
    }

    [Fact]
    public void OneSlowBuild_DoesNotSpoilTheAverage()
    {
        var times = Learned("Server", TimeSpan.FromSeconds(10));
        times.Learn("Server", "CREATE", TimeSpan.FromHours(10), TimeSpan.Zero);
        Assert.InRange(times.NextLook("Server", "CREATE", TimeSpan.Zero).TotalSeconds, 9, 15);
    }

    [Fact]
    public void Kinds_OfWorkAreLearnedApart()
    {
        var times = Learned("Server", TimeSpan.FromSeconds(100));
        Assert.Equal(TimeSpan.FromMilliseconds(100), times.NextLook("Server", "DELETE", TimeSpan.Zero));
    }

    private static BuildTimes Learned(string type, TimeSpan taken)
    {
        var times = new BuildTimes();
        times.Learn(type, "CREATE", taken, TimeSpan.Zero);
        return times;
    }

    /// <summary>Looks until a build is done, and learns.</summary>
    /// <returns>When it is seen to be done.</returns>
    private static TimeSpan Build(BuildTimes times, TimeSpan taken)
    {
        var (last, now) = (TimeSpan.Zero, TimeSpan.Zero);
        while (now < taken)
        {
            (last, now) = (now, now + times.NextLook("Server", "CREATE", now));
        }

        times.Learn("Server", "CREATE", now, now - last);
        return now;
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static IEnumerable<TimeSpan> Looks(BuildTimes times, TimeSpan until)
    {
        for (var now = TimeSpan.Zero; now < until;)
        {
            now += times.NextLook("Server", "CREATE", now);
            yield return now;
        }
    }
}
