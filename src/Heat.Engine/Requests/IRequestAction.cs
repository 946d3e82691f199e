using Heat.Engine.Execution;

namespace Heat.Engine.Requests;

/// <summary>Carries out one verb.</summary>
/// <remarks>
/// The action turns the request into state, through <see cref="PassScope.Ledger"/>, and makes no call: what has to be done
/// in the cloud is done by this and later passes from the state. The state and the note that the value is handled are
/// saved together before the pass goes on, so a stop at any point neither loses the request nor carries it out twice.
/// </remarks>
internal interface IRequestAction
{
    /// <summary>The verb.</summary>
    string Verb { get; }

    /// <summary>Carries it out.</summary>
    RequestAnswer Begin(PassScope scope, StackRequest request);

    /// <summary>What the pass that the request took has found against it; null: nothing.</summary>
    string? Objection(PassScope scope, StackRequest request) => null;
}

/// <summary>What an action made of a request.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Message">One sentence for people; holds no secret.</param>
internal sealed record RequestAnswer(RequestStanding Standing, string Message)
{
    /// <summary>The effect lies in this pass alone, such as a look: it counts as handled when the pass has ended.</summary>
    public bool TakesThePass { get; init; }

    /// <summary>It is carried out, or its effect is recorded.</summary>
    public static RequestAnswer Done(string message) => new(RequestStanding.Done, message);

    /// <summary>It cannot be carried out.</summary>
    public static RequestAnswer Refused(string message) => new(RequestStanding.Refused, message);

    /// <summary>It waits.</summary>
    public static RequestAnswer Open(string message) => new(RequestStanding.Open, message);
}
