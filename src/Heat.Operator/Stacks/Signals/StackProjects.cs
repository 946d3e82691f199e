using System.Collections.Concurrent;
using Heat.Engine.Stacks;

namespace Heat.Operator.Stacks.Signals;

/// <summary>The projects that the stacks live in, as their last sessions said.</summary>
internal sealed class StackProjects
{
    private readonly ConcurrentDictionary<StackId, string> _projects = new();

    /// <summary>Notes where a stack lives.</summary>
    public void Note(StackId stack, string project) => _projects[stack] = project;

    /// <summary>Id of the project; a dash where it is not known.</summary>
    public string Of(StackId stack) => _projects.GetValueOrDefault(stack, "-");

    /// <summary>Forgets a stack.</summary>
    public void Forget(StackId stack) => _projects.TryRemove(stack, out _);
}
