using System.Collections.Immutable;
using Heat.Engine.Stacks;
using Heat.Engine.Tests.Simulation;

namespace Heat.Engine.Tests;

public sealed class BasicsTests
{
    [Fact]
    public async Task CreateUpdateReplaceDelete_Converges()
    {
        var rig = new Rig { Cloud = { BuildTime = TimeSpan.FromSeconds(2) } };
        rig.Apply(Template(("A", ["a:1", "!b:x"]), ("B", ["a:$A"])));
        var report = await rig.UntilIdleAsync();
        Assert.Equal(StackStatus.Complete, report.Status);
        Assert.Equal(["A#1", "B#2"], rig.Cloud.Objects.Select(found => found.Id).Order());

        rig.Apply(Template(("A", ["a:2", "!b:x"]), ("B", ["a:$A"])));
        report = await rig.UntilIdleAsync();
        Assert.Equal(StackStatus.Complete, report.Status);
        Assert.Equal(1, rig.Cloud.CallCount("update"));

        rig.Apply(Template(("A", ["a:2", "!b:y"]), ("B", ["a:$A"])));
        report = await rig.UntilIdleAsync();
        Assert.Equal(StackStatus.Complete, report.Status);
        Assert.Equal(["A#3", "B#2"], rig.Cloud.Objects.Select(found => found.Id).Order());

        rig.Delete();
        report = await rig.UntilIdleAsync();
        Assert.True(report.IsGone);
        Assert.Empty(rig.Cloud.Objects);
        Assert.Empty(rig.Store.States);
    }

    private static FakeTemplate Template(params (string Name, string[] Properties)[] resources) => new(resources.Select(resource =>
        new FakeResource(resource.Name, resource.Properties.Select(text => text.Split(':', 2))
            .ToImmutableDictionary(parts => parts[0], object? (parts) => parts[1]))));
}
