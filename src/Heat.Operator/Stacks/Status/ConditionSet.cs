using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Status;

/// <summary>Conditions that keep their transition time while their status stays.</summary>
internal sealed class ConditionSet(IEnumerable<V1Condition>? previous, long? generation, DateTimeOffset now)
{
    private readonly Dictionary<string, V1Condition> _previous = (previous ?? []).ToDictionary(condition => condition.Type);
    private readonly List<V1Condition> _conditions = [];

    /// <summary>Sets a condition. A long message is cut: the server refuses one of more than 32 KiB.</summary>
    public void Set(string type, bool status, StackReason reason, string message)
    {
        var text = status ? "True" : "False";
        _conditions.Add(new V1Condition
        {
            Type = type,
            Status = text,
            Reason = reason.ToString(),
            Message = ShownText.Cut(message),
            ObservedGeneration = generation,
            LastTransitionTime = _previous.TryGetValue(type, out var before) && before.Status == text
                ? before.LastTransitionTime
                : StatusComposer.WholeSeconds(now),
        });
    }

    /// <summary>Sets a condition that is absent when it does not hold (kstatus).</summary>
    public void SetOrRemove(string type, bool holds, StackReason reason, string message)
    {
        if (holds)
        {
            Set(type, true, reason, message);
        }
    }

    /// <summary>The conditions that were set.</summary>
    public List<V1Condition> ToList() => _conditions;
}
