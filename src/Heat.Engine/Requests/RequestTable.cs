using System.Collections.Frozen;

namespace Heat.Engine.Requests;

/// <summary>All verbs that this engine carries out. A new one is one class and one line here.</summary>
internal static class RequestTable
{
    private static readonly FrozenDictionary<string, IRequestAction> Actions = new IRequestAction[]
    {
        new RetryFailed(),
        new CancelAction(),
        new Check(),
        new RestoreAction(),
        new PreparedAction(RequestVerbs.Export),
        new Reconcile(),
        new Approve(),
        new AcceptDrift(),
        new MarkUnhealthy(),
        new ClearHook(),
        new ForceDelete(),
    }.ToFrozenDictionary(action => action.Verb, StringComparer.Ordinal);

    /// <summary>The action of a verb; null: there is none.</summary>
    public static IRequestAction? Find(string verb) => Actions.GetValueOrDefault(verb);

    /// <summary>The verbs, for messages.</summary>
    public static string Known => string.Join(", ", Actions.Keys.Order(StringComparer.Ordinal));
}
