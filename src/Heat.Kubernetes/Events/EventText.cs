using System.Text;

namespace Heat.Kubernetes.Events;

/// <summary>Cuts texts to what the API server accepts.</summary>
internal static class EventText
{
    public const int MaxMessageBytes = 1024;
    private const char Ellipsis = '…';

    /// <summary>A text of at most <see cref="MaxMessageBytes"/> in UTF-8; one that was cut says so at its end.</summary>
    public static string Cut(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MaxMessageBytes)
        {
            return text;
        }

        var room = MaxMessageBytes - Encoding.UTF8.GetByteCount([Ellipsis]);
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append(Ellipsis).ToString();
    }
}
