using Heat.Engine.Execution;

namespace Heat.Engine.Requests;

/// <summary><c>force-delete</c>: the stack goes even where objects of it cannot be deleted.</summary>
internal sealed class ForceDelete : IRequestAction
{
    public string Verb => RequestVerbs.ForceDelete;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        if (!scope.Input.IsDeletion)
        {
            return RequestAnswer.Refused("The stack is not being deleted. Delete it first; force it, with another token, when objects cannot be deleted.");
        }

        scope.Ledger.Record(state => state with { IsForced = true });
        return RequestAnswer.Done("What cannot be deleted is left in the cloud and listed in status.leftBehind.");
    }
}
