using System.Text.Json;
using Heat.Engine.Stacks;
using Heat.Operator.Stacks.State;
using Heat.Templates.Schemas;

namespace Heat.Operator.Tests.Stacks.State;

public sealed class IncarnationCodecTests
{
    private static readonly Incarnation Plain = new()
    {
        ShortId = new ShortId("abcdefghijkl"),
        Name = new ResourceName("web"),
        Type = "OS::Nova::Server",
        PhysicalName = "stack-web-abcdefghijkl",
        Phase = IncarnationPhase.Ready,
        Applied = PropertyTree.Empty,
        DefinitionHash = "hash",
    };

    [Fact]
    public void ActionsUnderWay_ComeBack()
    {
        var decoded = Through(Plain with { IsUnhealthy = true, Rest = RestStage.Suspending, Hooks = ["pre-delete", "post-delete"] });
        Assert.True(decoded.IsUnhealthy);
        Assert.Equal(RestStage.Suspending, decoded.Rest);
        Assert.Equal(["post-delete", "pre-delete"], decoded.Hooks.Order());
    }

    [Fact]
    public void RecordOfAnEarlierRelease_IsAwakeAndHealthy()
    {
        var decoded = Through(Plain);
        Assert.Equal((false, RestStage.Awake, 0), (decoded.IsUnhealthy, decoded.Rest, decoded.Hooks.Count));
    }

    private static Incarnation Through(Incarnation incarnation)
    {
        using var document = JsonDocument.Parse(IncarnationCodec.Encode(incarnation));
        return IncarnationCodec.Decode(document.RootElement);
    }
}
