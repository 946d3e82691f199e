using Heat.Engine.Execution;

namespace Heat.Engine.Requests;

/// <summary><c>check</c>: this pass looks at every object and does nothing else.</summary>
internal sealed class Check : IRequestAction
{
    public string Verb => RequestVerbs.Check;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        if (scope.Input.IsDeletion)
        {
            return RequestAnswer.Refused("The stack is being deleted.");
        }

        scope.ChecksOnly = true;
        return RequestAnswer.Done("Every object is looked at.") with { TakesThePass = true };
    }
}
