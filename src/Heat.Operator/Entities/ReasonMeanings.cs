using System.Collections.Frozen;
using System.Reflection;

namespace Heat.Operator.Entities;

/// <summary>Looks up what reasons mean. Each member of <see cref="StackReason"/> says it itself.</summary>
internal static class ReasonMeanings
{
    private static readonly FrozenDictionary<string, ReasonMeaning> ByName = typeof(StackReason)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToFrozenDictionary(field => field.Name, MeansAttribute.Of, StringComparer.Ordinal);

    /// <summary>What a reason means.</summary>
    public static ReasonMeaning Meaning(this StackReason reason) => ByName[reason.ToString()];

    /// <summary>What the reason of a condition means. A word that nobody knows is taken for trouble.</summary>
    public static ReasonMeaning Meaning(this V1Condition condition) => ByName.GetValueOrDefault(condition.Reason ?? "", ReasonMeaning.Trouble);
}
