using System.Text.Json;
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
    public static byte[] Encode(StackState state) =>
        JsonSerializer.SerializeToUtf8Bytes(new Facts(state.Action, state.Generation, state.ActionSince, state.WasComplete, state.IsComplete), Options);

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
        };
    }

    private sealed record Facts(StackAction Action, long Generation, DateTimeOffset ActionSince, bool WasComplete, bool IsComplete);
}
