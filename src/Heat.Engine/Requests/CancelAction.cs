using Heat.Engine.Execution;
using Heat.Engine.Revisions;

namespace Heat.Engine.Requests;

/// <summary><c>cancel</c>: an update goes back to the last good revision, whatever the failure policy says; a create stops where it is.</summary>
internal sealed class CancelAction : IRequestAction
{
    public string Verb => RequestVerbs.Cancel;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        if (scope.Input.IsDeletion)
        {
            return RequestAnswer.Refused("The stack is being deleted, which cannot be taken back.");
        }

        if (ServingTurns.Cancelled(scope.Ledger.State) is not { } turned)
        {
            return RequestAnswer.Refused("No create and no update is under way.");
        }

        if (scope.Input.IsInside && turned.Serving?.Kind == ServingKind.Rollback)
        {
            return RequestAnswer.Refused(RequestReach.NotInside("Cancel the outermost one."));
        }

        scope.Ledger.Record(_ => turned);
        return RequestAnswer.Done(turned.Serving?.Kind == ServingKind.Rollback
            ? "The stack goes back to the last revision that was complete."
            : "Nothing more is started. What is there stays; retry goes on.");
    }
}
