using System.Text;
using System.Text.RegularExpressions;

namespace Heat.Resources.Nova;

/// <summary>Takes a multipart text apart.</summary>
internal static partial class MimeReader
{
    /// <summary>The parts, or null when the text is not multipart.</summary>
    public static IReadOnlyList<MimePart>? TryRead(string text)
    {
        var normal = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = normal.IndexOf("\n\n", StringComparison.Ordinal);
        var head = end < 0 ? "" : normal[..end];
        if (Boundary().Match(head) is not { Success: true } match)
        {
            return null;
        }

        var boundary = "\n--" + match.Groups["boundary"].Value;
        var body = normal[(end + 1)..].Split(boundary + "--", 2)[0];
        return [.. body.Split(boundary + "\n").Skip(1).Select(ReadPart)];
    }

    private static MimePart ReadPart(string part)
    {
        var end = part.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, content) = end < 0 ? ("", part) : (part[..end], part[(end + 2)..]);
        var subtype = ContentType().Match(head) is { Success: true } type ? type.Groups["subtype"].Value : "plain";
        var fileName = FileName().Match(head) is { Success: true } name ? name.Groups["name"].Value : "";
        return new(fileName, subtype, Encoded().IsMatch(head) ? Decode(content) : content);
    }

    private static string Decode(string content) => Encoding.UTF8.GetString(Convert.FromBase64String(content));

    [GeneratedRegex("^content-type:\\s*multipart/[^\\n]*boundary=\"?(?<boundary>[^\";\\n]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Boundary();

    [GeneratedRegex("^content-type:\\s*[a-z]+/(?<subtype>[a-z0-9.+-]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex ContentType();

    [GeneratedRegex("filename=\"?(?<name>[^\";\\n]*)", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex("^content-transfer-encoding:\\s*base64", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Encoded();
}
