using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;

namespace Heat.Templates.Yaql.Library.Texts;

/// <summary>Classes of characters.</summary>
internal static class Characters
{
    private const string Digits = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private const string Blank = " \t\n\r\v\f";

    /// <summary>Names of the classes in the order of the parameters; a class without members depends on a locale and is refused.</summary>
    private static readonly (string Name, string? Members)[] Classes =
    [
        ("digits", Digits),
        ("hexdigits", Digits + "abcdefABCDEF"),
        ("asciiLowercase", Lower),
        ("asciiUppercase", Upper),
        ("asciiLetters", Lower + Upper),
        ("letters", null),
        ("octdigits", "01234567"),
        ("punctuation", Punctuation),
        ("printable", Digits + Lower + Upper + Punctuation + Blank),
        ("lowercase", null),
        ("uppercase", null),
        ("whitespace", Blank),
    ];

    public static IEnumerable<ParameterSpec> Parameters => Classes.Select(entry => Takes.OptionalFlag(entry.Name));

    public static YaqlValue Of(CallFrame call)
    {
        var chosen = Classes.Where((_, index) => call.Flag(index)).ToArray();
        if (Array.Find(chosen, entry => entry.Members is null).Name is { } refused)
        {
            throw new YaqlFault($"The characters of class '{refused}' depend on a locale; use asciiLetters, asciiLowercase or asciiUppercase");
        }

        return new YaqlList([.. chosen.SelectMany(entry => entry.Members!).Distinct().Select(character => (YaqlValue)character.ToString())]);
    }
}
