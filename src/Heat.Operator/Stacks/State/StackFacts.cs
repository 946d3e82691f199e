using System.Collections.Immutable;
using System.Text.Json;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;

namespace Heat.Operator.Stacks.State;

/// <summary>The stack's own facts in page 0: everything of <see cref="StackState"/> but the incarnations.</summary>
internal static class StackFacts
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>The facts as UTF-8 JSON.</summary>
    /// <param name="state">The stack's state.</param>
    /// <param name="lastPage">Number of the last page: all pages up to it must be there when the state is read.</param>
    public static byte[] Encode(StackState state, int lastPage) => JsonSerializer.SerializeToUtf8Bytes(
        new Facts(state.Action, state.Generation, state.ActionSince, state.WasComplete, state.IsComplete, lastPage, state.ImmutableParameters)
        {
            IsSuspended = state.IsSuspended,
            Content = state.Content,
            Hooks = state.Hooks,
            CheckFailures = state.CheckFailures,
            IsForced = state.IsForced,
            LeftBehind = state.LeftBehind,
            Handled = state.Handled,
            Refusals = state.Refusals,
            IsRepair = state.IsRepair,
            Serving = state.Serving,
            LastGood = state.LastGood,
        },
        Options);

    /// <summary>Number of the last page when the facts were written.</summary>
    public static int LastPage(byte[]? json) => json is null ? 0 : JsonSerializer.Deserialize<Facts>(json, Options)?.LastPage ?? 0;

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    public static StackState Decode(byte[]? json)
    {
        if (json is null || JsonSerializer.Deserialize<Facts>(json, Options) is not { } facts)
        {
            return StackState.Empty;
        }

        return new StackState
        {
            Action = facts.Action,
            Generation = facts.Generation,
            ActionSince = facts.ActionSince,
            WasComplete = facts.WasComplete,
            IsComplete = facts.IsComplete,
            ImmutableParameters = facts.ImmutableParameters ?? StackState.Empty.ImmutableParameters,
            IsSuspended = facts.IsSuspended,
            Content = facts.Content,
            Hooks = facts.Hooks ?? StackState.Empty.Hooks,
            CheckFailures = facts.CheckFailures ?? StackState.Empty.CheckFailures,
            IsForced = facts.IsForced,
            LeftBehind = facts.LeftBehind ?? StackState.Empty.LeftBehind,
            Handled = facts.Handled ?? StackState.Empty.Handled,
            Refusals = facts.Refusals ?? StackState.Empty.Refusals,
            IsRepair = facts.IsRepair,
            Serving = facts.Serving,
            LastGood = facts.LastGood,
        };
    }

    private sealed record Facts(
        StackAction Action,
        long Generation,
        DateTimeOffset ActionSince,
        bool WasComplete,
        bool IsComplete,
        int LastPage = 0,
        ImmutableDictionary<string, string>? ImmutableParameters = null)
    {
        public bool IsSuspended { get; init; }

        public string? Content { get; init; }

        public ImmutableDictionary<string, HookStage>? Hooks { get; init; }

        public ImmutableSortedDictionary<string, string>? CheckFailures { get; init; }

        public bool IsForced { get; init; }

        public ImmutableList<LeftObject>? LeftBehind { get; init; }

        public ImmutableDictionary<string, string>? Handled { get; init; }

        public ImmutableDictionary<string, string>? Refusals { get; init; }

        public bool IsRepair { get; init; }

        public Serving? Serving { get; init; }

        public long? LastGood { get; init; }
    }
}
