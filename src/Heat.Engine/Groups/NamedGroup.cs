namespace Heat.Engine.Groups;

/// <summary>Decides the members of a group that the template names (<c>OS::Heat::SoftwareDeploymentGroup</c>).</summary>
public static class NamedGroup
{
    /// <summary>The next step on the way to what is wanted; the members of the last step are those that are wanted.</summary>
    /// <remarks>Who is not wanted any more goes with the first batch.</remarks>
    public static GroupState Next(GroupState state, GroupGoal goal)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(goal);
        var known = state.Members.ToDictionary(member => member.Name, StringComparer.Ordinal);
        var due = goal.Names.Where(name => !known.TryGetValue(name, out var member) || member.Definition != goal.Definition).ToArray();
        var policy = state.IsBeingMade ? goal.Making : goal.Rolling;
        var now = due.Take(policy?.MaxBatchSize ?? int.MaxValue).ToHashSet(StringComparer.Ordinal);
        return state with
        {
            Members =
            [
                .. goal.Names.Where(name => now.Contains(name) || known.ContainsKey(name))
                    .Select(name => now.Contains(name) ? new GroupMember(name, goal.Definition) : known[name]),
            ],
            Rolling = policy is null ? null : goal.Definition,
            PauseUntil = null,
        };
    }
}
