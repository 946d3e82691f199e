using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Tests.Stacks.Status;

/// <summary>What the scale subresource shows.</summary>
public sealed class GroupStatusTests
{
    private static readonly ResourceCounts Counts = new() { Total = 4, Complete = 3 };

    [Fact]
    public void GroupThatIsScaled_ShowsItsMembers_AndASelectorThatSelectsNoPod()
    {
        var stack = Stack(new V1Alpha1StackSpec { Replicas = 5, Nested = Nested });

        Assert.Equal(4, GroupStatus.Replicas(stack, Counts));
        Assert.Equal("orchestration.openstack.org/member-of=web-group-abcdefghijkl", GroupStatus.Selector(stack));
    }

    [Fact]
    public void OtherStack_ShowsNothing()
    {
        Assert.Null(GroupStatus.Replicas(Stack(new V1Alpha1StackSpec { Nested = Nested }), Counts));
        Assert.Null(GroupStatus.Selector(Stack(new V1Alpha1StackSpec { Replicas = 5 })));
    }

    [Fact]
    public void SizeBeyondTheBounds_IsTold_OnceTheGroupIsComplete()
    {
        var stack = Stack(new V1Alpha1StackSpec { Replicas = 7, Nested = Nested });

        Assert.Empty(GroupStatus.Note(stack, Counts));
        Assert.Contains("asks for 7 members", GroupStatus.Note(stack, Counts with { Complete = 4 }), StringComparison.Ordinal);
        Assert.Empty(GroupStatus.Note(Stack(stack.Spec with { Replicas = 4 }), Counts with { Complete = 4 }));
    }

    private static NestedSpec Nested => new() { StackName = "web-group-abcdefghijkl", SourceRef = new NestedSourceReference { SecretName = "s", Digest = "d" } };

    private static V1Alpha1Stack Stack(V1Alpha1StackSpec spec) => new()
    {
        Metadata = new V1ObjectMeta { Name = "web-group-abcdefghijkl", Namespace = "team" },
        Spec = spec,
    };
}
