using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library;

/// <summary>Variables, own functions, and what a dot means.</summary>
internal static partial class SystemFunctions
{
    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Operator(".", Takes.Any("receiver"), Takes.One("call", ParameterType.MethodCall), "Calls a method.", call => call.Lambda(1).InvokeOn(call[0])),
        Operator("?.", Takes.Any("receiver"), Takes.One("expression", ParameterType.Expression), "As the dot; null stays null.", NullSafe),
        Operator("->", Takes.One("left", ParameterType.Context), Takes.Lambda("right"), "Evaluates with the variables and functions of the left side.", call => call.Lambda(1).InvokeIn(((YaqlScope)call[0]).Scope)),
        Function("let", [Takes.Rest("args", ParameterType.Any), Takes.NamedRest("kwargs")], "Variables for what follows ->: by name, or numbered from 1.", Let),
        Function("with", [Takes.Rest("args", ParameterType.Any)], "Numbered variables for what follows ->.", call => new YaqlScope(call.Scope.WithNumbered([.. call.Rest]))),
        Function("def", [Takes.Text("name"), Takes.Lambda("func")], "A function of one's own for what follows ->.", Def),
        Method("unpack", [Takes.Items("sequence"), Takes.Rest("names", ParameterType.Text)], "The items as variables of these names, or numbered.", Unpack),
        Method("assert", [Takes.Any("obj"), Takes.Lambda("condition"), Takes.Optional("message", ParameterType.Text, "Assertion failed")], "The value itself, or an error where the condition does not hold.", Assert),
        Function(
            "call",
            [Takes.Text("name"), Takes.One("args", ParameterType.List), Takes.Map("kwargs"), Takes.Optional("receiver", ParameterType.Any)],
            "Calls a function or, with a receiver, a method by its name.",
            CallByName),
    ];

    /// <summary>What a name after a dot means where nothing else fits.</summary>
    public static FunctionSpec PropertyAccess { get; } = Operator(
        ".", Takes.Any("obj"), Takes.One("name", ParameterType.Keyword), "A property of a value.", call => call.Call($"#property#{call[1].AsText()}", call[0]));

    private static YaqlValue NullSafe(CallFrame call) =>
        call[0] is YaqlNull ? call[0] : call.Call("#operator_.", [Argument.Of(call[0]), call.Raw(1)]);

    private static YaqlScope Let(CallFrame call)
    {
        var scope = call.Scope.WithNumbered([.. call.Rest]);
        foreach (var (name, argument) in call.NamedArguments)
        {
            scope = scope.With(name, argument.Value!);
        }

        return new YaqlScope(scope);
    }

    private static YaqlScope Def(CallFrame call)
    {
        // The function sees itself, so that it can call itself.
        Scope? own = null;
        var body = call.Lambda(1);
        var function = Function(
            InCamelCase(call.Text(0)),
            [Takes.Rest("args", ParameterType.Any), Takes.NamedRest("kwargs")],
            "",
            inner => body.InvokeIn(Let(inner.In(own!)).Scope));
        own = call.Scope.With(function);
        return new YaqlScope(own);
    }

    private static YaqlScope Unpack(CallFrame call)
    {
        var names = call.Rest.Select(name => name.AsText()).ToArray();
        if (names.Length == 0)
        {
            return new YaqlScope(call.Scope.WithNumbered([.. call.Items(0)]));
        }

        var values = call.Items(0).Take(names.Length + 1).ToArray();
        return values.Length == names.Length
            ? new YaqlScope(names.Zip(values).Aggregate(call.Scope, (scope, pair) => scope.With(pair.First, pair.Second)))
            : throw new YaqlFault($"Cannot unpack {values.Length} elements into {names.Length}");
    }

    private static YaqlValue Assert(CallFrame call)
    {
        var value = call[0] is YaqlIterator iterator ? new YaqlMemory(iterator, known => call.Run.Checked(known)) : call[0];
        return call.Lambda(1).Holds(value) ? value : throw new YaqlFault(call.Text(2), "An assertion failed");
    }

    private static YaqlValue CallByName(CallFrame call)
    {
        var receiver = call.Given(3);
        var named = call.Map(2).Entries.Select(entry => KeyValuePair.Create(entry.Key.AsText(), Argument.Of(entry.Value)));
        Argument[] positional = [.. receiver is null ? [] : new[] { Argument.Of(receiver) }, .. call.List(1).Values.Select(Argument.Of)];
        return Dispatcher.Call(call.Text(0).TrimEnd('_'), receiver, new ArgumentList(positional, [.. named]), call.Scope, call.Run);
    }

    private static string InCamelCase(string name) => Underscored().Replace(name.TrimEnd('_'), match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex(@"(?!^)_(\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Underscored();
}
