using System.Reflection;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;

namespace Heat.Operator.Tests.Entities;

public sealed class StackReasonTests
{
    public static TheoryData<StackReason> All { get; } = [.. Enum.GetValues<StackReason>()];

    [Theory]
    [MemberData(nameof(All))]
    public void EveryReason_SaysWhatItMeansAndWhatToDo(StackReason reason)
    {
        var field = typeof(StackReason).GetField(reason.ToString())!; // a member of the enum
        Assert.Equal(field.GetCustomAttribute<MeansAttribute>()?.Meaning, reason.Meaning());
        Assert.EndsWith(".", field.GetCustomAttribute<RemedyAttribute>()?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Condition_MeansWhatItsReasonMeans(StackReason reason) =>
        Assert.Equal(reason.Meaning(), Condition(reason.ToString()).Meaning());

    [Theory]
    [InlineData("ReasonOfALaterVersion")]
    [InlineData(null)]
    public void UnknownWord_IsTakenForTrouble(string? reason) =>
        Assert.Equal(ReasonMeaning.Trouble, Condition(reason).Meaning());

    private static V1Condition Condition(string? reason) => new() { Type = ConditionTypes.Ready, Status = "False", Reason = reason };
}
