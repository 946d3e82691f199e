using System.Collections.Immutable;

namespace Heat.Templates.Yaql.Syntax;

/// <summary>Reads an expression.</summary>
internal sealed class Parser
{
    private const int MaxLength = 65_536;
    private const int MaxDepth = 200;

    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _at;
    private int _nesting;

    private Parser(string text)
    {
        _text = text;
        _tokens = new Lexer(text).Read();
    }

    private Token Current => _tokens[_at];

    /// <summary>The expression of a text.</summary>
    /// <exception cref="YaqlFault">The text is no expression, or too long or deep.</exception>
    public static Node Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            throw new YaqlFault($"The expression is longer than {MaxLength} characters");
        }

        var parser = new Parser(text);
        var node = parser.Value(0);
        return parser.Current.Kind == TokenKind.End ? node : throw parser.Unexpected();
    }

    /// <summary>An expression whose operators bind tighter than a strength.</summary>
    private Node Value(int strength)
    {
        if (++_nesting > MaxDepth)
        {
            throw TooDeep();
        }

        var left = Operand();
        while (true)
        {
            if (Current.IsMark("[") && Operators.Index > strength)
            {
                left = Checked(new CallNode("#indexer", [left, .. Arguments("]")], isOperator: true));
            }
            else if (Operators.Find(Current) is { Binary: > 0 } found && found.Binary > strength)
            {
                var sign = Take().Text;
                var right = Value(found.IsRight ? found.Binary - 1 : found.Binary);
                left = Checked(new CallNode(Operators.BinaryName(sign), [left, right], isOperator: true));
            }
            else
            {
                _nesting--;
                return left;
            }
        }
    }

    private Node Operand()
    {
        var token = Current;
        if (Operators.Find(token) is { Prefix: > 0 } prefix)
        {
            _at++;
            return Checked(new CallNode(Operators.PrefixName(token.Text), [Value(prefix.Prefix)], isOperator: true));
        }

        switch (token.Kind)
        {
            case TokenKind.Constant:
                _at++;
                return new ConstantNode(token.Value!);
            case TokenKind.Keyword:
                _at++;
                return new ConstantNode(token.Text, IsKeyword: true);
            case TokenKind.Variable:
                _at++;
                return new VariableNode(token.Text == "$" ? "1" : token.Text[1..]);
            case TokenKind.Function:
                return Checked(new CallNode(token.Text.TrimEnd('_'), Arguments(")"), isOperator: false));
            default:
                return Bracketed(token);
        }
    }

    private Node Bracketed(Token token) => token switch
    {
        { Kind: TokenKind.Mark, Text: "[" } => Checked(new CallNode("#list", Arguments("]"), isOperator: true)),
        { Kind: TokenKind.Mark, Text: "{" } => Checked(new CallNode("#map", Arguments("}"), isOperator: true)),
        { Kind: TokenKind.Mark, Text: "(" } => Group(),
        _ => throw Unexpected(),
    };

    private GroupNode Group()
    {
        _at++;
        var inner = Value(0);
        Expect(")");
        return new GroupNode(inner);
    }

    /// <summary>Arguments up to a closing mark; the opening token is the current one. Arguments with an arrow come last.</summary>
    private ImmutableArray<Node?> Arguments(string close)
    {
        _at++;
        var arguments = ImmutableArray.CreateBuilder<Node?>();
        if (!Current.IsMark(close))
        {
            do
            {
                arguments.Add(Argument(arguments));
            }
            while (TakeComma());
        }

        Expect(close);
        return arguments.DrainToImmutable();
    }

    private Node? Argument(ImmutableArray<Node?>.Builder before)
    {
        var namedOnly = before is [.., RuleNode];
        if (!namedOnly && Current.IsMark(","))
        {
            return null;
        }

        var value = Value(0);
        if (!Current.IsMark("=>") || !MayBeNamed(before))
        {
            return namedOnly ? throw Unexpected() : value;
        }

        _at++;
        return Checked(new RuleNode(value, Value(0)));
    }

    /// <summary>At most one argument may be left out between the last one and the first with an arrow.</summary>
    private static bool MayBeNamed(ImmutableArray<Node?>.Builder before) => before is [] or [.., not null] or [.., not null, null];

    private bool TakeComma()
    {
        var isComma = Current.IsMark(",");
        _at += isComma ? 1 : 0;
        return isComma;
    }

    private void Expect(string mark)
    {
        if (!Current.IsMark(mark))
        {
            throw Unexpected();
        }

        _at++;
    }

    private Token Take() => _tokens[_at++];

    private static T Checked<T>(T node)
        where T : Node => node.Depth <= MaxDepth ? node : throw TooDeep();

    private static YaqlFault TooDeep() => new($"The expression is nested more than {MaxDepth} deep");

    private YaqlFault Unexpected() => Current.Kind switch
    {
        TokenKind.End => YaqlFault.Plain("Parse error: unexpected end of statement"),
        TokenKind.Illegal => YaqlFault.Plain($"Lexical error: illegal character '{Current.Text}' at position {Current.Position}"),
        _ => YaqlFault.Plain($"Parse error: unexpected '{Current.Text}' at position {Current.Position} of expression '{_text}'"),
    };
}
