using Heat.Engine.Execution;

namespace Heat.Engine.Requests;

/// <summary><c>check</c>: this pass looks at every object and does nothing else. The stacks inside are looked at before, each by a pass of its own.</summary>
internal sealed class Check : IRequestAction
{
    public string Verb => RequestVerbs.Check;

    public RequestAnswer Begin(PassScope scope, StackRequest request)
    {
        if (scope.Input.IsDeletion)
        {
            return RequestAnswer.Refused("The stack is being deleted.");
        }

        if (!request.WaitsFor.IsEmpty)
        {
            return RequestAnswer.Open($"The stacks inside are looked at first: {Sentences.Listed(request.WaitsFor)}.");
        }

        if (request.Above > 0 && scope.Ledger.State.Incarnations.IsEmpty)
        {
            return RequestAnswer.Done("There is nothing yet to look at.");
        }

        scope.ChecksOnly = true;
        return RequestAnswer.Done("Every object is looked at.") with { TakesThePass = true };
    }
}
