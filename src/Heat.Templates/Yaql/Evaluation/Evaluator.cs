using Heat.Templates.Yaql.Syntax;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>Evaluates parsed expressions.</summary>
internal static class Evaluator
{
    public static YaqlValue Evaluate(Node node, Scope scope, YaqlRun run) => node switch
    {
        ConstantNode constant => constant.Value,
        VariableNode variable => run.Checked(scope.Variable(variable.Name)),
        CallNode call => Call(call, null, scope, run),
        GroupNode group => Evaluate(group.Inner, scope, run),
        RuleNode rule => new YaqlRule(Evaluate(rule.Source, scope, run), Evaluate(rule.Destination, scope, run)),
        _ => throw new InvalidOperationException($"A {node.GetType().Name} cannot be evaluated."),
    };

    /// <summary>Calls what a node names, on a receiver where there is one.</summary>
    public static YaqlValue Call(CallNode call, YaqlValue? receiver, Scope scope, YaqlRun run)
    {
        run.Enter();
        try
        {
            return Dispatcher.Call(call.Name, receiver, Arguments(call, receiver, FunctionLibraries.TakesRules(call.Name, receiver is not null)), scope, run);
        }
        finally
        {
            run.Leave();
        }
    }

    private static ArgumentList Arguments(CallNode call, YaqlValue? receiver, bool takesRules)
    {
        var nodes = takesRules ? call.Arguments : call.Positional;
        var first = receiver is null ? 0 : 1;
        var positional = new Argument[nodes.Length + first];
        if (receiver is not null)
        {
            positional[0] = Argument.Of(receiver);
        }

        for (var index = 0; index < nodes.Length; index++)
        {
            positional[first + index] = Argument.Of(nodes[index]);
        }

        return new ArgumentList(positional, takesRules || call.Named.Length == 0 ? [] : [.. call.Named.Select(Named)]);
    }

    private static KeyValuePair<string, Argument> Named(RuleNode rule) => rule.Source is ConstantNode { IsKeyword: true } keyword
        ? KeyValuePair.Create(keyword.Value.AsText(), Argument.Of(rule.Destination))
        : throw YaqlFault.Plain("Cannot convert mapping to keyword argument");
}
