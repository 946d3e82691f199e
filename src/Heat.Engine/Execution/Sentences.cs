using System.Collections.Immutable;
using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Diagnostics;

namespace Heat.Engine.Execution;

/// <summary>One sentence on a whole stack.</summary>
internal static class Sentences
{
    private const int Named = 3;

    /// <summary>The sentence.</summary>
    public static string Of(StackAction action, StackStatus status, Progress progress, bool isTimedOut, TimeSpan timeout)
    {
        var word = StackWords.Of(action);
        if (isTimedOut)
        {
            var open = progress.Failures.Concat(progress.WaitingFor).ToImmutableArray();
            return $"Timed out: {word} is not complete after {timeout} for {Listed(open)}.";
        }

        return status switch
        {
            StackStatus.Complete => $"Stack {word} completed successfully",
            StackStatus.Failed => $"Resource {word} failed: {Listed(progress.Failures)}",
            _ => $"Stack {word} goes on: {Listed(progress.WaitingFor)}",
        };
    }

    /// <summary>A check in the middle of another action found nothing.</summary>
    public const string CheckInBetween = "The check found nothing wrong; the action that was under way goes on.";

    /// <summary>What a check found.</summary>
    /// <param name="failures">By resource.</param>
    /// <param name="inside">What the stacks inside found, each with the way to it.</param>
    public static string OfCheck(ImmutableSortedDictionary<string, string> failures, ImmutableArray<string> inside) => failures.IsEmpty && inside.IsEmpty
        ? $"Stack {StackWords.Of(StackAction.Check)} completed successfully"
        : $"Resource {StackWords.Of(StackAction.Check)} failed: {Listed([.. failures.Select(failure => $"{failure.Key}: {failure.Value}"), .. inside])}";

    /// <summary>What is wrong inside a resource, with the way to the first of it.</summary>
    public static string OfTroubles(string resource, ImmutableArray<Trouble> troubles)
    {
        var first = troubles[0].Under(resource);
        return troubles.Length > 1 ? $"{first.Path}: {first.Reason} (and {troubles.Length - 1} more in {resource})" : $"{first.Path}: {first.Reason}";
    }

    /// <summary>The first few mistakes, and how many more there are.</summary>
    public static string OfMistakes(IReadOnlyList<Diagnostic> errors)
    {
        var told = string.Join(" | ", errors.Take(Named));
        return errors.Count > Named ? $"{told} | and {errors.Count - Named} more." : told;
    }

    /// <summary>The first few names, and how many more there are.</summary>
    public static string Listed(ImmutableArray<string> names)
    {
        var distinct = names.Distinct(StringComparer.Ordinal).ToList();
        var listed = string.Join(", ", distinct.Take(Named));
        return distinct.Count > Named ? $"{listed} and {distinct.Count - Named} more" : listed;
    }
}
