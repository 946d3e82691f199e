using System.Text.Json;

namespace Heat.Templates.Schemas.Constraints.Custom;

/// <summary>Text that is JSON.</summary>
internal static class JsonText
{
    /// <summary>Checks it.</summary>
    public static CustomVerdict Check(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return CustomVerdict.Valid;
        }
        catch (JsonException e)
        {
            return CustomVerdict.Refused($"JSON string error: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} is not what JSON allows there");
        }
    }
}
