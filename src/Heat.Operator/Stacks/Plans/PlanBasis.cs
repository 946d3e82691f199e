using System.Security.Cryptography;
using System.Text;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Plans;

/// <summary>What a plan was made from, in one word: equal word, equal plan.</summary>
/// <remarks>
/// While a stack is at work, every object that appears makes another plan. Such a plan is good until the work ends;
/// a stack that was at rest may look at its objects as often as it likes.
/// </remarks>
internal static class PlanBasis
{
    private const string AtWork = "-at-work";

    /// <summary>The word.</summary>
    /// <param name="stack">The Stack.</param>
    /// <param name="content">Tells apart what is wanted, and what is served.</param>
    public static string Of(V1Alpha1Stack stack, string content)
    {
        var word = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16];
        return IsAtWork(stack.Status) ? word + AtWork : word;
    }

    /// <summary>Why a plan of one basis does not hold for another; null: it does.</summary>
    public static string? Moved(string? planned, string present) => planned switch
    {
        _ when planned == present => null,
        _ when planned == present + AtWork => "The Stack was at work when the plan was made, and has come to rest since.",
        _ when planned + AtWork == present => null,
        _ => "The Stack, or what it or the plan refers to, changed since.",
    };

    private static bool IsAtWork(V1Alpha1StackStatus? status) =>
        status is null or { Status: "IN_PROGRESS" }
        && status?.Conditions?.Exists(condition => condition is { Type: ConditionTypes.Ready, Reason: nameof(StackReason.AwaitingApproval) }) != true;

    /// <summary>What a reader of the plan is told.</summary>
    public static string Note(string basis) =>
        basis.EndsWith(AtWork, StringComparison.Ordinal) ? " The Stack is at work: what is under way may be done already." : "";
}
