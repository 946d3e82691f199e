using System.Globalization;
using Heat.Templates.Diagnostics;

namespace Heat.Templates.Values;

/// <summary>How large a value may become. A template of a few lines could ask for more than a machine has.</summary>
internal static class ValueLimits
{
    /// <summary>The longest text: many times what any service takes, user data (64 KiB) and stored objects in templates included.</summary>
    public const int Characters = 8 * 1024 * 1024;

    /// <summary>The most items of one list, and the most values that one repetition may write.</summary>
    public const int Items = 500_000;

    /// <summary>Refuses a text that would be too long.</summary>
    /// <exception cref="ValueTooLarge">It would.</exception>
    public static void CheckCharacters(long length)
    {
        if (length > Characters)
        {
            throw new ValueTooLarge(length, "characters", Characters);
        }
    }

    /// <summary>Refuses a list that would be too long.</summary>
    /// <exception cref="ValueTooLarge">It would.</exception>
    public static void CheckItems(long count)
    {
        if (count > Items)
        {
            throw new ValueTooLarge(count, "items", Items);
        }
    }
}

/// <summary>A value would exceed <see cref="ValueLimits"/>. Has no place until a function names itself.</summary>
internal sealed class ValueTooLarge(long size, string unit, int most)
    : TemplateFault(DiagnosticIds.ValueTooLarge, string.Create(CultureInfo.InvariantCulture, $"The result would have {size} {unit} or more; at most {most} are allowed"), "", null);
