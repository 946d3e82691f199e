using System.Globalization;
using System.Numerics;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Syntax;

/// <summary>Cuts an expression into tokens.</summary>
internal sealed class Lexer(string text)
{
    private const int MaxDigits = 4300;

    private static readonly string[] Signs = ["?.", "=~", "!~", ">=", "<=", "!=", "->", "=>", ".", "+", "-", "*", "/", ">", "<", "=", "(", ")", "[", "]", "{", "}", ","];

    private int _at;

    /// <summary>The tokens up to the end, or up to a character that begins none.</summary>
    public List<Token> Read()
    {
        var tokens = new List<Token>();
        while (SkipBlanks())
        {
            tokens.Add(Next());
            if (tokens[^1].Kind == TokenKind.Illegal)
            {
                return tokens;
            }
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    private bool SkipBlanks()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        return _at < text.Length;
    }

    private Token Next() => text[_at] switch
    {
        '$' => Variable(),
        '\'' or '"' or '`' => Quoted(text[_at]),
        var character when char.IsDigit(character) => Number(),
        var character when IsWord(character) => Word(),
        _ => Sign(),
    };

    private Token Variable()
    {
        var start = _at++;
        SkipWord();
        return new Token(TokenKind.Variable, text[start.._at], start);
    }

    private Token Number()
    {
        var start = _at;
        var end = WordEnd(start, char.IsDigit);
        var fraction = end + 1 < text.Length && text[end] == '.' && char.IsDigit(text[end + 1]) ? WordEnd(end + 1, char.IsDigit) : end;
        end = fraction > end && !IsWordAt(fraction) ? fraction : end;
        if (IsWordAt(end) || end - start > MaxDigits)
        {
            return Illegal(start);
        }

        _at = end;
        var digits = string.Concat(text[start..end].Select(digit => digit == '.' ? '.' : (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(digit))));
        YaqlValue value = digits.Contains('.', StringComparison.Ordinal)
            ? double.Parse(digits, CultureInfo.InvariantCulture)
            : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return new Token(TokenKind.Constant, value.AsText(), start, value);
    }

    private Token Word()
    {
        var start = _at;
        SkipWord();
        var word = text[start.._at];
        if (_at < text.Length && text[_at] == '(')
        {
            _at++;
            return new Token(TokenKind.Function, word, start);
        }

        return word switch
        {
            _ when word.StartsWith("__", StringComparison.Ordinal) => Illegal(start),
            "true" => new Token(TokenKind.Constant, "True", start, YaqlBoolean.True),
            "false" => new Token(TokenKind.Constant, "False", start, YaqlBoolean.False),
            "null" => new Token(TokenKind.Constant, "None", start, YaqlNull.Instance),
            _ => new Token(Operators.IsOperator(word) ? TokenKind.Operator : TokenKind.Keyword, word, start),
        };
    }

    private Token Quoted(char quote)
    {
        var start = _at;
        var end = start + 1;
        while (end < text.Length && text[end] != quote)
        {
            end += text[end] == '\\' && end + 1 < text.Length && text[end + 1] != '\n' ? 2 : 1;
        }

        if (end >= text.Length || (text[end - 1] == '\\' && text[end] == '\n'))
        {
            return Illegal(start);
        }

        _at = end + 1;
        var inner = text[(start + 1)..end];
        var value = quote == '`' ? inner.Replace("\\`", "`", StringComparison.Ordinal) : TextEscapes.Decode(inner);
        return new Token(TokenKind.Constant, value, start, value);
    }

    private Token Sign()
    {
        if (Array.Find(Signs, candidate => string.CompareOrdinal(text, _at, candidate, 0, candidate.Length) == 0) is not { } sign)
        {
            return Illegal(_at);
        }

        var token = new Token(Operators.IsOperator(sign) ? TokenKind.Operator : TokenKind.Mark, sign, _at);
        _at += sign.Length;
        return token;
    }

    private void SkipWord() => _at = WordEnd(_at, IsWord);

    private int WordEnd(int from, Func<char, bool> belongs)
    {
        while (from < text.Length && belongs(text[from]))
        {
            from++;
        }

        return from;
    }

    private bool IsWordAt(int index) => index < text.Length && IsWord(text[index]);

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private Token Illegal(int position) => new(TokenKind.Illegal, text[position].ToString(), position);
}
