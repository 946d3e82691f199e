namespace Heat.Engine.Groups;

/// <summary>A member of a group.</summary>
/// <param name="Name">Its logical name in the group's stack.</param>
/// <param name="Definition">The mark of the definition that it has. A member keeps its definition until a batch takes it.</param>
public sealed record GroupMember(string Name, string Definition);
