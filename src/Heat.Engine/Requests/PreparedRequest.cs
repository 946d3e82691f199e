using Heat.Engine.Execution;
using Heat.Engine.Revisions;

namespace Heat.Engine.Requests;

/// <summary>What came of a request that had to be dealt with outside of the engine before the pass.</summary>
/// <param name="Verb">What was asked for.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Message">One sentence for people; holds no secret.</param>
public sealed record PreparedRequest(string Verb, RequestStanding Standing, string Message);

/// <summary>A verb that is carried out before the pass; here the value is only noted as handled.</summary>
internal sealed class PreparedAction(string verb) : IRequestAction
{
    public string Verb => verb;

    public RequestAnswer Begin(PassScope scope, StackRequest request) => Of(scope, verb);

    /// <summary>What came of it.</summary>
    public static RequestAnswer Of(PassScope scope, string verb) =>
        scope.Input.Prepared.FirstOrDefault(prepared => prepared.Verb == verb) is { } prepared
            ? new RequestAnswer(prepared.Standing, prepared.Message)
            : RequestAnswer.Open("It cannot be carried out right now.");
}

/// <summary><c>restore</c>: the stack turns to a snapshot, whose revision was made ready before the pass.</summary>
internal sealed class RestoreAction : IRequestAction
{
    public string Verb => RequestVerbs.Restore;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        if (scope.Input.IsDeletion)
        {
            return RequestAnswer.Refused("The stack is being deleted.");
        }

        var answer = PreparedAction.Of(scope, Verb);
        if (answer.Standing == RequestStanding.Done)
        {
            scope.Ledger.Record(state => ServingTurns.Restored(state, ServingTurns.DesiredBehind(state, scope.Input.Generation), request.Targets[0]));
        }

        return answer;
    }
}
