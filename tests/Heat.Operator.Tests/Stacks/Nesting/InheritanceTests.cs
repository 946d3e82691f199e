using Heat.Engine.Execution;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;

namespace Heat.Operator.Tests.Stacks.Nesting;

public sealed class InheritanceTests
{
    private static readonly V1Alpha1StackSpec Root = new()
    {
        CloudCredentialsRef = new CloudCredentialsReference { SecretName = "root" },
        Region = "one",
        Timeout = "30m",
        Drift = new DriftSpec { Policy = DriftPolicy.Report, Interval = "5m", Resources = [] },
    };

    [Fact]
    public void WhatIsNotSaid_IsTakenOver()
    {
        var spec = Inheritance.Of(new V1Alpha1StackSpec(), [new V1Alpha1StackSpec(), Root]);

        Assert.Equal(("root", "one", "30m"), (spec.CloudCredentialsRef?.SecretName, spec.Region, spec.Timeout));
        Assert.Equal((DriftPolicy.Report, "5m"), (spec.Drift?.Policy, spec.Drift?.Interval));
        Assert.Null(spec.Drift?.Resources);
    }

    [Fact]
    public void WhatIsSaid_Stays()
    {
        var spec = Inheritance.Of(new V1Alpha1StackSpec { Timeout = "5m", Region = "two" }, [Root]);

        Assert.Equal(("root", "two", "5m"), (spec.CloudCredentialsRef?.SecretName, spec.Region, spec.Timeout));
    }

    [Fact]
    public void OtherCloud_HasNothingToDoWithTheRegionAbove()
    {
        var spec = Inheritance.Of(new V1Alpha1StackSpec { CloudCredentialsRef = new CloudCredentialsReference { SecretName = "other" } }, [Root]);

        Assert.Equal(("other", null), (spec.CloudCredentialsRef?.SecretName, spec.Region));
    }

    [Fact]
    public void SuspensionProtectionAndOrphaning_ReachEveryLeaf()
    {
        var above = Root with { Suspend = true, DeletionProtection = true, DeletionPolicy = StackDeletionPolicy.Orphan };

        var spec = Inheritance.Of(new V1Alpha1StackSpec { Suspend = false }, [new V1Alpha1StackSpec(), above]);

        Assert.Equal((true, true, StackDeletionPolicy.Orphan), (spec.Suspend, spec.DeletionProtection, spec.DeletionPolicy));
    }

    [Fact]
    public void ChangedTemplate_HandsOnTheSame()
    {
        Assert.True(Inheritance.HandsOnTheSame(Root, Root with { Files = [] }));
        Assert.False(Inheritance.HandsOnTheSame(Root, Root with { Suspend = true }));
    }
}
