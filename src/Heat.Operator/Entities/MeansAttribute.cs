using System.Reflection;

namespace Heat.Operator.Entities;

/// <summary>What a reason says of the object that it stands on.</summary>
/// <param name="meaning">The meaning.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class MeansAttribute(ReasonMeaning meaning) : Attribute
{
    /// <summary>The meaning.</summary>
    public ReasonMeaning Meaning { get; } = meaning;

    /// <summary>The meaning of a reason, as the member says it.</summary>
    /// <exception cref="InvalidOperationException">The member does not say it.</exception>
    public static ReasonMeaning Of(FieldInfo reason) =>
        reason.GetCustomAttribute<MeansAttribute>()?.Meaning ?? throw new InvalidOperationException($"{reason.Name} has no [Means].");
}
