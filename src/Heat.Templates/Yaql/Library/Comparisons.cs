using System.Collections.Immutable;
using Heat.Templates.Values;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library;

/// <summary>Equality of any two values, and the order of values of one type. Null comes before everything.</summary>
internal static class Comparisons
{
    private static readonly (string Sign, Func<int, bool> Holds)[] Signs =
    [
        ("<", order => order < 0),
        ("<=", order => order <= 0),
        (">", order => order > 0),
        (">=", order => order >= 0),
    ];

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Operator("=", Takes.Any("left"), Takes.Any("right"), "Whether two values are equal; 1, 1.0 and true are.", call => call.Run.Same(call[0], call[1])),
        Operator("!=", Takes.Any("left"), Takes.Any("right"), "Whether two values differ.", call => !call.Run.Same(call[0], call[1])),
        .. Signs.SelectMany(sign => OfSign(sign.Sign, sign.Holds)),
        Operator("<", Takes.Set("left"), Takes.Set("right"), "Whether the left set is a part of the right one, and smaller.", call => IsProperPart(call.Set(0), call.Set(1))),
        Operator("<=", Takes.Set("left"), Takes.Set("right"), "Whether the left set is a part of the right one.", call => call.Set(0).IsSubsetOf(call.Set(1))),
        Operator(">", Takes.Set("left"), Takes.Set("right"), "Whether the right set is a part of the left one, and smaller.", call => IsProperPart(call.Set(1), call.Set(0))),
        Operator(">=", Takes.Set("left"), Takes.Set("right"), "Whether the right set is a part of the left one.", call => call.Set(1).IsSubsetOf(call.Set(0))),
    ];

    /// <summary>Less than 0 where the left number is smaller, more than 0 where it is larger; null where one is no number at all.</summary>
    public static int? Order(YaqlNumber left, YaqlNumber right)
    {
        if (left is not YaqlFloat && right is not YaqlFloat)
        {
            return left.Whole!.Value.CompareTo(right.Whole!.Value);
        }

        if (double.IsNaN(left.Nearest) || double.IsNaN(right.Nearest))
        {
            return null;
        }

        var infinities = Infinity(left).CompareTo(Infinity(right));
        return infinities != 0 ? infinities
            : left.Whole is { } one && right.Whole is { } other ? one.CompareTo(other)
            : left.Nearest.CompareTo(right.Nearest);
    }

    private static int Infinity(YaqlNumber number) => number is YaqlFloat { Value: var value } && double.IsInfinity(value) ? Math.Sign(value) : 0;

    private static IEnumerable<FunctionSpec> OfSign(string sign, Func<int, bool> holds)
    {
        var (number, text) = (ParameterType.Number, ParameterType.Text);
        yield return Operator(sign, Takes.One("left", number), Takes.One("right", number), "Compares two numbers.", call =>
            Order((YaqlNumber)call[0], (YaqlNumber)call[1]) is { } order && holds(order));
        yield return Operator(sign, Takes.One("left", text), Takes.One("right", text), "Compares two texts by their code points.", call =>
            holds(CodePointOrder.Instance.Compare(call.Text(0), call.Text(1))));
        yield return Operator(sign, Takes.One("left", ParameterType.NotNull), Takes.One("right", ParameterType.Null), "Null comes first.", _ => holds(1));
        yield return Operator(sign, Takes.One("left", ParameterType.Null), Takes.One("right", ParameterType.NotNull), "Null comes first.", _ => holds(-1));
        yield return Operator(sign, Takes.One("left", ParameterType.Null), Takes.One("right", ParameterType.Null), "Null is equal to null.", _ => holds(0));
    }

    private static bool IsProperPart(YaqlSet part, YaqlSet whole) => part.Members.Length < whole.Members.Length && part.IsSubsetOf(whole);
}
