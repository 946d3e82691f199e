using System.Collections.Immutable;

namespace Heat.Resources.Constraints;

/// <summary>What a look-up found.</summary>
internal abstract record LookupAnswer
{
    private LookupAnswer()
    {
    }

    /// <summary>One object.</summary>
    /// <param name="Id">Its id.</param>
    public sealed record Found(string Id) : LookupAnswer;

    /// <summary>None.</summary>
    /// <param name="Nearest">Names that exist and come near.</param>
    public sealed record Missing(ImmutableArray<string> Nearest) : LookupAnswer;

    /// <summary>Several of that name.</summary>
    /// <param name="Ids">Their ids.</param>
    public sealed record Ambiguous(ImmutableArray<string> Ids) : LookupAnswer;

    /// <summary>The cloud does not let this user look; the value is taken as it is.</summary>
    /// <param name="Reason">The cloud's words.</param>
    public sealed record Forbidden(string Reason) : LookupAnswer;

    /// <summary>The cloud has no such collection.</summary>
    public sealed record NotOffered : LookupAnswer;
}
