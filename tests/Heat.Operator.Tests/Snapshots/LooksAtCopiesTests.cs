using Heat.Engine.Snapshots;
using Heat.Operator.Snapshots;
using Heat.Operator.Stacks.Revisions;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Snapshots;

public sealed class LooksAtCopiesTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(100, 5)]
    [InlineData(7200, 60)]
    public void CopyUnderWay_IsLookedAtMoreRarelyTheLongerItTakes(int age, int untilNextLook) =>
        Assert.Equal(TimeSpan.FromSeconds(untilNextLook), SnapshotRunner.UntilNextLook(Record(SnapshotPhase.Copying), TimeSpan.FromSeconds(age)));

    [Theory]
    [InlineData(SnapshotPhase.Complete)]
    [InlineData(SnapshotPhase.Failed)]
    [InlineData(SnapshotPhase.Noted)]
    public void CopyThatIsDone_IsLeftAlone(SnapshotPhase phase) => Assert.Null(SnapshotRunner.UntilNextLook(Record(phase), TimeSpan.Zero));

    private static SnapshotRecord Record(SnapshotPhase phase) => new(
        1,
        "a stack",
        new Revision(MapValue.Empty, MapValue.Empty),
        "{}",
        [new SnapshotEntry { Name = "server", Type = "OS::Nova::Server", CopyName = "server-copy", Phase = phase }]);
}
