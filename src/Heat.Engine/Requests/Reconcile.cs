using Heat.Engine.Execution;

namespace Heat.Engine.Requests;

/// <summary><c>reconcile</c>: this pass looks at every complete resource, and corrects what the drift policy says.</summary>
internal sealed class Reconcile : IRequestAction
{
    public string Verb => RequestVerbs.Reconcile;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        if (scope.Input.IsDeletion)
        {
            return RequestAnswer.Refused("The stack is being deleted.");
        }

        scope.LookNow();
        return RequestAnswer.Done("Every resource is looked at.") with { TakesThePass = true };
    }
}
