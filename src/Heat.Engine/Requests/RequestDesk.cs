using System.Collections.Immutable;
using Heat.Engine.Execution;

namespace Heat.Engine.Requests;

/// <summary>Takes the requests of one pass: each value once, whatever happens in between.</summary>
internal sealed class RequestDesk(PassScope scope)
{
    private readonly Dictionary<string, AnsweredRequest> _answers = new(StringComparer.Ordinal);
    private readonly List<StackRequest> _untilTheEnd = [];

    /// <summary>What came of the requests that are asked for now.</summary>
    public ImmutableArray<AnsweredRequest> Answers => [.. _answers.Values];

    /// <summary>Carries out what is not handled yet. On return the effect survives a crash.</summary>
    public async Task BeginAsync()
    {
        if (scope.Input.IsDeletion && scope.Ledger.State.Incarnations.IsEmpty)
        {
            return; // nothing is left that a request could be about, and no save may come after the removal
        }

        var before = scope.Ledger.State;
        foreach (var request in scope.Input.Requests)
        {
            Take(request);
        }

        if (!ReferenceEquals(before, scope.Ledger.State))
        {
            await scope.Ledger.CommitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The pass has ended: what it was asked for is done, and what was open may have its time now.</summary>
    /// <returns>Something was carried out that another pass has to follow up.</returns>
    public bool End()
    {
        foreach (var request in _untilTheEnd)
        {
            var refusal = RequestTable.Find(request.Verb)?.Objection(scope, request);
            Handle(request, refusal);
            if (refusal is not null)
            {
                Tell(request, RequestAnswer.Refused(refusal), isNews: true);
            }
        }

        var open = scope.Input.Requests.Where(IsOpen).ToList();
        open.ForEach(Take);
        return open.Any(request => !IsOpen(request));
    }

    private bool IsOpen(StackRequest request) => _answers.GetValueOrDefault(request.Key)?.Standing == RequestStanding.Open;

    private void Take(StackRequest request)
    {
        var state = scope.Ledger.State;
        if (state.Handled.GetValueOrDefault(request.Key) == request.Value)
        {
            var refusal = state.Refusals.GetValueOrDefault(request.Key);
            Tell(request, refusal is null ? RequestAnswer.Done("It was carried out.") : RequestAnswer.Refused(refusal), isNews: false);
        }
        else if (request.WasHandled)
        {
            Handle(request, refusal: null);
            Tell(request, RequestAnswer.Done("It was carried out."), isNews: false);
        }
        else
        {
            Carry(request, RequestTable.Find(request.Verb)?.Begin(scope, request) ?? Unknown(request));
        }
    }

    private void Carry(StackRequest request, RequestAnswer answer)
    {
        Tell(request, answer, isNews: answer.Standing != RequestStanding.Open);
        if (answer.TakesThePass)
        {
            _untilTheEnd.Add(request);
        }
        else if (answer.Standing != RequestStanding.Open)
        {
            Handle(request, answer.Standing == RequestStanding.Refused ? answer.Message : null);
        }
    }

    private void Handle(StackRequest request, string? refusal) => scope.Ledger.Record(state => state with
    {
        Handled = state.Handled.SetItem(request.Key, request.Value),
        Refusals = refusal is null ? state.Refusals.Remove(request.Key) : state.Refusals.SetItem(request.Key, refusal),
    });

    private void Tell(StackRequest request, RequestAnswer answer, bool isNews) =>
        _answers[request.Key] = new AnsweredRequest(request.Verb, request.Value, answer.Standing, answer.Message, isNews);

    private static RequestAnswer Unknown(StackRequest request) =>
        RequestAnswer.Refused($"There is no verb '{request.Verb}'. Use one of: {RequestTable.Known}.");
}
