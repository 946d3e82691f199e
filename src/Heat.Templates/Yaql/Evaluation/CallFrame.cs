using System.Numerics;
using Heat.Templates.Yaql.Syntax;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Evaluation;

/// <summary>One call of a function: its arguments, bound to the parameters by their order, and what surrounds it.</summary>
internal sealed class CallFrame
{
    private readonly Argument[] _arguments;
    private readonly Argument[] _rest;

    private CallFrame(Argument[] arguments, Argument[] rest, IReadOnlyList<KeyValuePair<string, Argument>> named, Scope scope, YaqlRun run) =>
        (_arguments, _rest, NamedArguments, Scope, Run) = (arguments, rest, named, scope, run);

    public Scope Scope { get; }

    public YaqlRun Run { get; }

    /// <summary>The arguments by name that fit no parameter of their own.</summary>
    public IReadOnlyList<KeyValuePair<string, Argument>> NamedArguments { get; }

    /// <summary>The two sides of the further arguments that are rules.</summary>
    public IEnumerable<(Lambda Source, Lambda Destination)> RestRules => _rest
        .Select(argument => (RuleNode)argument.Expression!)
        .Select(rule => (new Lambda(Argument.Of(rule.Source), Scope, Run), new Lambda(Argument.Of(rule.Destination), Scope, Run)));

    /// <summary>Values of the further positional arguments.</summary>
    public IEnumerable<YaqlValue> Rest => _rest.Select(argument => argument.Value!);

    /// <summary>Lambdas of the further positional arguments.</summary>
    public IEnumerable<Lambda> RestLambdas => _rest.Select(argument => new Lambda(argument, Scope, Run));

    /// <summary>The value of an argument.</summary>
    public YaqlValue this[int index] => _arguments[index].Value ?? YaqlNull.Instance;

    /// <summary>Binds arguments that fit.</summary>
    public static CallFrame Bind(FunctionSpec function, ArgumentList arguments, Scope scope, YaqlRun run)
    {
        var bound = new Argument[function.FixedCount];
        for (var index = 0; index < bound.Length; index++)
        {
            var parameter = function.Parameters[index];
            var argument = index < arguments.Positional.Length ? arguments.Positional[index] : default;
            argument = argument.IsMissing ? Named(arguments, parameter.Name) : argument;
            bound[index] = argument.IsMissing ? Argument.Of(parameter.Default) : Converted(argument, parameter, run);
        }

        var rest = arguments.Positional.Length <= bound.Length
            ? []
            : Array.ConvertAll(arguments.Positional[bound.Length..], argument => Converted(argument, function.Rest!, run));
        return new CallFrame(bound, rest, NamedRest(function, arguments), scope, run);
    }

    public string Text(int index) => ((YaqlText)this[index]).Text;

    public string? OptionalText(int index) => (this[index] as YaqlText)?.Text;

    public bool Flag(int index) => this[index].IsTrue;

    public BigInteger Integer(int index) => ((YaqlNumber)this[index]).Whole ?? 0;

    /// <summary>A whole number, cut to what positions and counts can be.</summary>
    public int Position(int index) => (int)BigInteger.Max(-int.MaxValue / 2, BigInteger.Min(int.MaxValue / 2, Integer(index)));

    public YaqlMap Map(int index) => (YaqlMap)this[index];

    public YaqlSet Set(int index) => (YaqlSet)this[index];

    public YaqlList List(int index) => (YaqlList)this[index];

    /// <summary>The items of an argument.</summary>
    public IEnumerable<YaqlValue> Items(int index) => ((YaqlIterable)this[index]).Items;

    /// <summary>The value of an argument; null where it is left out.</summary>
    public YaqlValue? Given(int index) => _arguments[index].Value;

    /// <summary>The argument as it was passed.</summary>
    public Argument Raw(int index) => _arguments[index];

    public Lambda Lambda(int index) => new(_arguments[index], Scope, Run);

    /// <summary>A lambda that may be left out.</summary>
    public Lambda? OptionalLambda(int index) => _arguments[index].IsMissing ? null : Lambda(index);

    /// <summary>The same call with another scope.</summary>
    public CallFrame In(Scope scope) => new(_arguments, _rest, NamedArguments, scope, Run);

    /// <summary>Calls a function by its name.</summary>
    public YaqlValue Call(string name, params YaqlValue[] arguments) => Call(name, Array.ConvertAll(arguments, Argument.Of));

    /// <summary>Calls a function by its name.</summary>
    public YaqlValue Call(string name, Argument[] arguments)
    {
        Run.Enter();
        try
        {
            return Dispatcher.Call(name, null, new ArgumentList(arguments, []), Scope, Run);
        }
        finally
        {
            Run.Leave();
        }
    }

    /// <summary>An iterator over items that a body makes.</summary>
    public YaqlIterator Iterator(IEnumerable<YaqlValue> items) => new(Run.Paid(items));

    private static Argument Named(ArgumentList arguments, string name) => Array.Find(arguments.Named, named => named.Key == name).Value;

    private static Argument Converted(Argument argument, ParameterSpec parameter, YaqlRun run) =>
        parameter.Type.KeepsExpression || argument.Value is not { } value ? argument : Argument.Of(parameter.Type.Convert(value, run));

    private static KeyValuePair<string, Argument>[] NamedRest(FunctionSpec function, ArgumentList arguments) => arguments.Named.Length == 0
        ? []
        : Array.FindAll(arguments.Named, named => function.Named(named.Key) is { Use: ParameterUse.NamedRest });
}
