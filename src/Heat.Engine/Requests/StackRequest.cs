using System.Collections.Immutable;

namespace Heat.Engine.Requests;

/// <summary>Something that somebody asks for once, beside the desired state.</summary>
/// <param name="Verb">What: one of <see cref="RequestVerbs"/>. Another one is refused with a message.</param>
/// <param name="Value">The whole of what was written. A value is carried out once; another value asks anew.</param>
/// <param name="Targets">What it is about, such as logical names; empty for the whole stack.</param>
/// <param name="WasHandled">It is known from elsewhere that this value was carried out, should the state not know it.</param>
public sealed record StackRequest(string Verb, string Value, ImmutableArray<string> Targets, bool WasHandled = false)
{
    /// <summary>How many stacks above it was asked for; 0: of the stack itself. What is asked for at different heights is carried out side by side.</summary>
    public int Above { get; init; }

    /// <summary>Under what it is noted as handled: the verb, and the height at which it was asked for, such as <c>check^1</c>.</summary>
    public string Key => Above == 0 ? Verb : $"{Verb}^{Above}";

    /// <summary>Resources that are stacks of their own, which have to carry it out first.</summary>
    public ImmutableArray<string> WaitsFor { get; init; } = [];
}

/// <summary>How a request stands.</summary>
public enum RequestStanding
{
    /// <summary>It was carried out, or what it asks for is saved and will come about.</summary>
    Done,

    /// <summary>It cannot be carried out as it stands. It is not tried again.</summary>
    Refused,

    /// <summary>Its time has not come; it stays open.</summary>
    Open,
}

/// <summary>What came of a request.</summary>
/// <param name="Verb">What was asked for.</param>
/// <param name="Value">As it was written.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Message">One sentence on what was done, why not, or what it waits for. Holds no secret.</param>
/// <param name="IsNews">It came to stand so in this pass.</param>
public sealed record AnsweredRequest(string Verb, string Value, RequestStanding Standing, string Message, bool IsNews);
