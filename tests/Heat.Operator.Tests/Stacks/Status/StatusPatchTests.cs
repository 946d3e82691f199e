using System.Text;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Status;

namespace Heat.Operator.Tests.Stacks.Status;

public sealed class StatusPatchTests
{
    [Fact]
    public void EqualStatus_NeedsNoPatch() =>
        Assert.Null(StatusPatch.Between(new V1Alpha1StackPlanStatus { Hash = "a" }, new V1Alpha1StackPlanStatus { Hash = "a" }));

    [Fact]
    public void FirstStatus_IsNamedWhole() =>
        Assert.Equal("""{"status":{"hash":"a"}}""", Text(StatusPatch.Between(null, new V1Alpha1StackPlanStatus { Hash = "a" })));

    [Fact]
    public void MemberThatGoes_IsNamedWithNull_AndOneThatStaysIsNamedToo() => Assert.Equal(
        """{"status":{"hash":"a","basis":null}}""",
        Text(StatusPatch.Between(new V1Alpha1StackPlanStatus { Hash = "a", Basis = "b" }, new V1Alpha1StackPlanStatus { Hash = "a" })));

    private static string? Text(V1Patch? patch) => patch is null ? null : Encoding.UTF8.GetString(patch.Content.Span);
}
