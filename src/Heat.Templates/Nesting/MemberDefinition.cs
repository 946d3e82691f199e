using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>A member of a group with what it is made of.</summary>
/// <param name="Name">Its logical name in the group's stack.</param>
/// <param name="Definition">Its definition as a template has it, before the name takes the place of the index variable.</param>
public sealed record MemberDefinition(string Name, MapValue Definition);
