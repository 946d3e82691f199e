using Heat.Engine.Execution;

namespace Heat.Engine.Tests.Execution;

public sealed class BuildTimesTests
{
    [Fact]
    public void UnknownType_IsLookedAtSoonThenEverMoreSeldom()
    {
        var looks = Looks(new BuildTimes(), TimeSpan.FromMinutes(1)).ToList();
        Assert.Equal([200, 500, 950], looks.Take(3).Select(look => Math.Round(look.TotalMilliseconds)));
        Assert.All(looks.Zip(looks.Skip(1)), pair => Assert.True(pair.Second - pair.First <= TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void KnownType_IsFirstLookedAtShortlyBeforeItsUsualTime()
    {
        var times = new BuildTimes();
        times.Learn("Server", "CREATE", TimeSpan.FromSeconds(20));
        var looks = Looks(times, TimeSpan.FromSeconds(21)).ToList();
        Assert.Equal(18, looks[0].TotalSeconds, 3);
        Assert.Equal(19, looks[1].TotalSeconds, 3);
        Assert.Equal(20, looks[2].TotalSeconds, 3);
    }

    [Fact]
    public void KnownTypeThatIsLate_IsLookedAtEverMoreSeldom()
    {
        var times = new BuildTimes();
        times.Learn("Server", "CREATE", TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(5), times.NextLook("Server", "CREATE", TimeSpan.FromMinutes(5)));
        Assert.Equal(TimeSpan.FromMilliseconds(100), times.NextLook("Server", "CREATE", TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void FastType_IsNeverAskedMoreThanTenTimesASecond()
    {
        var times = new BuildTimes();
        times.Learn("Port", "CREATE", TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromMilliseconds(100), times.NextLook("Port", "CREATE", TimeSpan.Zero));
    }

    [Fact]
    public void OneSlowBuild_DoesNotSpoilTheAverage()
    {
        var times = new BuildTimes();
        times.Learn("Server", "CREATE", TimeSpan.FromSeconds(10));
        times.Learn("Server", "CREATE", TimeSpan.FromHours(10));
        Assert.InRange(times.NextLook("Server", "CREATE", TimeSpan.Zero).TotalSeconds, 9, 15);
    }

    [Fact]
    public void Kinds_OfWorkAreLearnedApart()
    {
        var times = new BuildTimes();
        times.Learn("Server", "CREATE", TimeSpan.FromSeconds(100));
        Assert.Equal(TimeSpan.FromMilliseconds(200), times.NextLook("Server", "DELETE", TimeSpan.Zero));
    }

    private static IEnumerable<TimeSpan> Looks(BuildTimes times, TimeSpan until)
    {
        for (var now = TimeSpan.Zero; now < until;)
        {
            now += times.NextLook("Server", "CREATE", now);
            yield return now;
        }
    }
}
