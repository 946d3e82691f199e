using System.Collections.Frozen;

namespace Heat.Templates.Yaql.Syntax;

/// <summary>How an operator binds.</summary>
/// <param name="Binary">Strength between two operands, higher binds tighter; 0 where it does not stand there.</param>
/// <param name="Prefix">Strength before an operand; 0 where it does not stand there.</param>
/// <param name="IsRight">Of two in a row the right one comes first.</param>
internal sealed record Operator(int Binary, int Prefix = 0, bool IsRight = false);

/// <summary>The operators and the names of the functions that stand behind them.</summary>
internal static class Operators
{
    /// <summary>Strength of an index in brackets.</summary>
    public const int Index = 10;

    private static readonly FrozenDictionary<string, Operator> Table = new Dictionary<string, Operator>(StringComparer.Ordinal)
    {
        ["."] = new(11),
        ["?."] = new(11),
        ["=~"] = new(8),
        ["!~"] = new(8),
        ["*"] = new(7),
        ["/"] = new(7),
        ["mod"] = new(7),
        ["+"] = new(6, 9),
        ["-"] = new(6, 9),
        [">"] = new(5),
        ["<"] = new(5),
        [">="] = new(5),
        ["<="] = new(5),
        ["!="] = new(5),
        ["="] = new(5),
        ["in"] = new(5),
        ["not"] = new(0, 4),
        ["and"] = new(3),
        ["or"] = new(2),
        ["->"] = new(1, IsRight: true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsOperator(string text) => Table.ContainsKey(text);

    public static Operator? Find(Token token) => token.Kind == TokenKind.Operator ? Table[token.Text] : null;

    /// <summary>The function behind an operator between two operands.</summary>
    public static string BinaryName(string sign) => sign switch
    {
        "=" => "*equal",
        "!=" => "*not_equal",
        _ => $"#operator_{sign}",
    };

    /// <summary>The function behind an operator before an operand.</summary>
    public static string PrefixName(string sign) => $"#unary_operator_{sign}";
}
