using Heat.Templates.Yaql.Syntax;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>An argument that a function evaluates itself, as often as it likes.</summary>
internal readonly struct Lambda(Argument body, Scope scope, YaqlRun run)
{
    /// <summary>The value for numbered arguments: <c>$1</c> or <c>$</c>, <c>$2</c> and so on.</summary>
    public YaqlValue Invoke(params ReadOnlySpan<YaqlValue> arguments) =>
        body.Value ?? Evaluator.Evaluate(body.Expression!, scope.WithNumbered(arguments), run);

    /// <summary>The value counts as true.</summary>
    public bool Holds(params ReadOnlySpan<YaqlValue> arguments) => Invoke(arguments).IsTrue;

    /// <summary>The value in another scope.</summary>
    public YaqlValue InvokeIn(Scope other) => body.Value ?? Evaluator.Evaluate(body.Expression!, other, run);

    /// <summary>The value of a call on a receiver.</summary>
    public YaqlValue InvokeOn(YaqlValue receiver) =>
        body.Expression is CallNode call ? Evaluator.Call(call, receiver, scope, run) : body.Value ?? YaqlNull.Instance;
}
