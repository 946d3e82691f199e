using Heat.Operator.Entities;

namespace Heat.Operator.Stacks;

/// <summary>Why a pass over a stack cannot start. It reaches the Ready condition and an event as it stands.</summary>
/// <param name="Reason">One word for programs.</param>
/// <param name="Message">What is wrong, where, what was expected and what to do. Holds no secret.</param>
/// <param name="IsStalled">Nothing will change until somebody changes something.</param>
/// <param name="LookAgainAfter">When to try again all the same.</param>
internal sealed record StackProblem(StackReason Reason, string Message, bool IsStalled, TimeSpan? LookAgainAfter = null)
{
    /// <summary>Something is wrong. Otherwise something else has to be done first, or somebody said that the stack shall be left alone.</summary>
    public bool IsTrouble => Reason.Meaning() == ReasonMeaning.Trouble;

    /// <summary>The user must change something; a watch tells when.</summary>
    public static StackProblem Stalled(StackReason reason, string message) => new(reason, message, true);

    /// <summary>It may go away by itself.</summary>
    public static StackProblem Passing(StackReason reason, string message, TimeSpan lookAgainAfter) => new(reason, message, false, lookAgainAfter);
}

/// <summary>Carries a problem out of nested readers to the gatherer, which turns it into a value.</summary>
internal sealed class StackProblemException(StackProblem problem) : Exception(problem.Message)
{
    /// <summary>The problem.</summary>
    public StackProblem Problem { get; } = problem;
}
