using System.Collections.Immutable;
using Heat.Engine.Execution;

namespace Heat.Engine.Requests;

/// <summary>Targets that lie in a stack inside this one, such as <c>group/0</c>: that stack is asked for them, this one only sees that it is there.</summary>
internal static class InsideTargets
{
    /// <summary>The target lies inside.</summary>
    public static bool IsInside(string path) => path.Contains('/', StringComparison.Ordinal);

    /// <summary>Why there is no such place; null: there is.</summary>
    public static string? Obstacle(PassScope scope, string path)
    {
        var resource = path[..path.IndexOf('/', StringComparison.Ordinal)];
        return scope.Ledger.Current(resource) is { } current && scope.IsStack(current.Type)
            ? null
            : $"'{resource}' of '{path}' is no stack inside this stack.";
    }

    /// <summary>What is said of those that are passed on; empty where none is.</summary>
    public static string Sentence(ImmutableArray<string> inside) =>
        inside.IsEmpty ? "" : $" Asked of the stacks inside: {Sentences.Listed(inside)}.";
}
