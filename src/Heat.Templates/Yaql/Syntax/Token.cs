namespace Heat.Templates.Yaql.Syntax;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A number, a text, true, false or null.</summary>
    Constant,

    /// <summary>A bare word: a text, a key or the name of an argument.</summary>
    Keyword,

    /// <summary>A dollar and a name.</summary>
    Variable,

    /// <summary>A name with the parenthesis that follows it at once.</summary>
    Function,

    /// <summary>An operator, written as signs or as a word.</summary>
    Operator,

    /// <summary>A bracket, brace, parenthesis, comma or arrow.</summary>
    Mark,

    /// <summary>A character that begins no token. It is an error where the parser comes to it.</summary>
    Illegal,

    /// <summary>The end of the expression.</summary>
    End,
}

/// <summary>A piece of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The sign, word or name; the dollar is part of a variable's name.</param>
/// <param name="Position">Where it begins, from 0.</param>
/// <param name="Value">The value of a constant.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, Values.YaqlValue? Value = null)
{
    public bool IsMark(string mark) => Kind == TokenKind.Mark && Text == mark;
}
