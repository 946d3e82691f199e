using System.Collections.Immutable;

namespace Heat.Architecture.Tests.Reading;

/// <summary>One place in a method body that names a type or a member.</summary>
/// <param name="UserType">Full name of the type whose code it is.</param>
/// <param name="UserMethod">The method whose code it is.</param>
/// <param name="Type">Full name of the type that is used.</param>
/// <param name="Member">The member that is used, or empty when only the type is.</param>
/// <param name="Parameters">Parameter types of a used method.</param>
internal sealed record MemberUse(string UserType, string UserMethod, string Type, string Member, ImmutableArray<string> Parameters)
{
    /// <summary>The type that a human wrote: lambdas, iterators and async methods live in generated types nested in it.</summary>
    public string WrittenIn => UserType.Split("+<")[0];

    public override string ToString() => $"{WrittenIn}: {Type}.{Member}({string.Join(", ", Parameters)})";
}
