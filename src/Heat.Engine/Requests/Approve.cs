using Heat.Engine.Approval;
using Heat.Engine.Execution;

namespace Heat.Engine.Requests;

/// <summary><c>approve</c>: the named plan may be carried out. The gate compares the hash itself; here it is told what came of it.</summary>
internal sealed class Approve : IRequestAction
{
    public string Verb => RequestVerbs.Approve;

    public RequestAnswer Begin(PassScope scope, StackRequest request) => scope.Approval switch
    {
        ApprovalVerdict.Given => RequestAnswer.Done("The plan is carried out."),
        ApprovalVerdict.Awaited awaited => RequestAnswer.Open($"The plan that waits has another hash: {awaited.Forecast.Hash}."),
        ApprovalVerdict.Unclear => RequestAnswer.Open("It cannot be compared with the plan yet."),
        _ => RequestAnswer.Done("Nothing waits for approval."),
    };
}
