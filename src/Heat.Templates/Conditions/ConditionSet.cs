using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Conditions;

/// <summary>Makes the fault of the place that asks.</summary>
internal delegate TemplateFault FaultFactory(string message, string id = DiagnosticIds.BadCondition);

/// <summary>The named conditions of a template. Each is decided when it is first asked for, so one that nobody uses may be broken.</summary>
internal sealed class ConditionSet(IReadOnlyDictionary<string, Condition> conditions)
{
    public static readonly ConditionSet Empty = new(new Dictionary<string, Condition>(StringComparer.Ordinal));

    private readonly Dictionary<string, bool> _decided = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inProgress = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => conditions.Keys;

    /// <summary>Whether a condition holds: a truth value, a name, or a function that gives one of both. None at all holds.</summary>
    /// <exception cref="TemplateFault">It cannot be decided.</exception>
    public bool Holds(Expression condition, FaultFactory fault) => condition.Evaluate(UnknownResources.Instance) switch
    {
        NullValue => true,
        BooleanValue boolean => boolean.Value,
        { IsKnown: false } => true, // it depends on a parameter that has no value yet: what it guards is checked
        TextValue text when conditions.ContainsKey(text.Text) => Holds(text.Text),
        var other => throw fault(
            $"Invalid condition \"{HeatText.Plain(other)}\"{(other is TextValue text ? Suggestion.For(text.Text, conditions.Keys) : "")}",
            DiagnosticIds.UnknownCondition),
    };

    /// <summary>Whether the condition of a name holds.</summary>
    /// <exception cref="TemplateFault">It cannot be decided.</exception>
    public bool Holds(string name)
    {
        var condition = conditions[name];
        if (_decided.TryGetValue(name, out var decided))
        {
            return decided;
        }

        if (!_inProgress.Add(name))
        {
            throw condition.Fault($"Circular definition for condition \"{name}\"", DiagnosticIds.CircularCondition);
        }

        try
        {
            return _decided[name] = condition.Evaluate();
        }
        finally
        {
            _inProgress.Remove(name);
        }
    }
}

/// <summary>One named condition.</summary>
internal sealed class Condition(string name, Expression definition, string path, SourcePosition position)
{
    /// <summary>The definition is a truth value or a function; anything else is refused whether it is used or not.</summary>
    public bool IsWellFormed => definition is Function or Literal { Value: BooleanValue };

    public bool Evaluate() => definition.Evaluate(UnknownResources.Instance) switch
    {
        BooleanValue boolean => boolean.Value,
        { IsKnown: false } => true,
        _ => throw Invalid(),
    };

    /// <summary>What is wrong with it: its own mistake, or that of what it is made of.</summary>
    public TemplateFault Invalid()
    {
        try
        {
            var value = definition.Evaluate(UnknownResources.Instance);
            return Fault($"The definition of condition \"{name}\" is invalid: {HeatText.Plain(ValueJson.Masked(value))}", DiagnosticIds.BadCondition);
        }
        catch (TemplateFault inner)
        {
            return inner;
        }
    }

    public TemplateFault Fault(string message, string id) => new(id, message, path, position);
}
