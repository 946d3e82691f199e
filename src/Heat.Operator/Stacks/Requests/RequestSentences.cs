using Heat.Engine.Execution;
using Heat.Engine.Requests;

namespace Heat.Operator.Stacks.Requests;

/// <summary>What people read about requests.</summary>
internal static class RequestSentences
{
    /// <summary>The sentence on the stack, and on the requests that were refused or are open: neither blocks anything.</summary>
    public static string Append(PassReport report)
    {
        var open = report.Answers.Where(answer => answer.Standing != RequestStanding.Done).Select(Of).ToList();
        return open.Count == 0 ? report.Reason : $"{report.Reason.TrimEnd('.')}. {string.Join(" ", open)}{HowToEnd(report)}";
    }

    private static string HowToEnd(PassReport report) =>
        report.Answers.Any(answer => answer.Standing == RequestStanding.Refused) ? " Take the annotation away once you have read this." : "";

    /// <summary>The sentence on one request.</summary>
    public static string Of(AnsweredRequest answer) => answer.Standing switch
    {
        RequestStanding.Done => $"Request {answer.Verb} ({answer.Value}): {answer.Message}",
        RequestStanding.Refused => $"Request {answer.Verb} ({answer.Value}) is refused: {answer.Message}",
        _ => $"Request {answer.Verb} ({answer.Value}) is open: {answer.Message}",
    };
}
