using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Library;

namespace Heat.Templates.Yaql;

/// <summary>One form of a function or operator that <c>yaql</c> expressions have.</summary>
/// <param name="Subject">What it is about: text, queries, math and so on.</param>
/// <param name="Name">Its name, or the operator's sign.</param>
/// <param name="Signature">How it is called, with the types of its parameters.</param>
/// <param name="Description">One line.</param>
public sealed record YaqlFunctionDescription(string Subject, string Name, string Signature, string Description);

/// <summary>All functions and operators that <c>yaql</c> expressions have.</summary>
public static class YaqlFunctions
{
    private const string BinaryPrefix = "#operator_";
    private const string UnaryPrefix = "#unary_operator_";
    private const string PropertyPrefix = "#property#";

    /// <summary>All of them by subject, one entry for each form.</summary>
    public static ImmutableArray<YaqlFunctionDescription> All { get; } =
    [
        .. StandardLibrary.Subjects.SelectMany(subject => subject.Functions.Select(function => Describe(subject.Name, function))),
    ];

    private static YaqlFunctionDescription Describe(string subject, FunctionSpec function)
    {
        var (name, signature) = Spell(function);
        return new YaqlFunctionDescription(subject, name, signature, function.Description);
    }

    private static (string Name, string Signature) Spell(FunctionSpec function)
    {
        var parameters = function.Parameters.Select(Shown).ToArray();
        return function.Name switch
        {
            "*equal" => ("=", $"{parameters[0]} = {parameters[1]}"),
            "*not_equal" => ("!=", $"{parameters[0]} != {parameters[1]}"),
            "#indexer" => ("[]", $"{parameters[0]}[{string.Join(", ", parameters[1..])}]"),
            "#list" => ("[]", $"[{string.Join(", ", parameters)}]"),
            "#map" => ("{}", $"{{{string.Join(", ", parameters)}}}"),
            var name when name.StartsWith(BinaryPrefix, StringComparison.Ordinal) => Binary(name[BinaryPrefix.Length..], parameters),
            var name when name.StartsWith(UnaryPrefix, StringComparison.Ordinal) => (name[UnaryPrefix.Length..], $"{name[UnaryPrefix.Length..]} {parameters[0]}"),
            var name when name.StartsWith(PropertyPrefix, StringComparison.Ordinal) => (name[PropertyPrefix.Length..], $"{parameters[0]}.{name[PropertyPrefix.Length..]}"),
            var name => (name, Call(name, function.Form, parameters)),
        };
    }

    private static (string Name, string Signature) Binary(string sign, string[] parameters) => (sign, parameters is [var left, var right]
        ? sign is "." or "?." ? $"{left}{sign}{right}" : $"{left} {sign} {right}"
        : $"{parameters[0]} {sign} {parameters[0]}");

    private static string Call(string name, FunctionForm form, string[] parameters) => form.HasFlag(FunctionForm.Method)
        ? $"{parameters[0]}.{name}({string.Join(", ", parameters[1..])})"
        : $"{name}({string.Join(", ", parameters)})";

    private static string Shown(ParameterSpec parameter)
    {
        var text = $"{parameter.Name}: {parameter.Type.Name}";
        return parameter.Use switch
        {
            ParameterUse.Optional => $"[{text}]",
            ParameterUse.Rest => $"{text}...",
            ParameterUse.NamedRest => $"{parameter.Name} => any...",
            _ => text,
        };
    }
}
