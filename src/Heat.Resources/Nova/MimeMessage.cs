using System.Security.Cryptography;
using System.Text;

namespace Heat.Resources.Nova;

/// <summary>A multipart text as cloud-init reads it.</summary>
/// <remarks>The boundary follows from the content, so equal parts give equal text.</remarks>
internal sealed class MimeMessage
{
    private readonly List<MimePart> _parts = [];

    /// <summary>Adds a part.</summary>
    public MimeMessage Add(MimePart part)
    {
        _parts.Add(part);
        return this;
    }

    /// <summary>Adds a text without a name of its own; a multipart text is taken apart and its parts are added.</summary>
    public MimeMessage AddText(string text)
    {
        _parts.AddRange(MimeReader.TryRead(text) ?? [new MimePart("", "plain", text)]);
        return this;
    }

    /// <summary>The whole text.</summary>
    public override string ToString()
    {
        var boundary = "===============" + Fingerprint() + "==";
        var text = new StringBuilder();
        text.Append($"Content-Type: multipart/mixed; boundary=\"{boundary}\"\nMIME-Version: 1.0\n");
        foreach (var part in _parts)
        {
            text.Append($"\n--{boundary}\n");
            text.Append($"Content-Type: text/{part.Subtype}; charset=\"{part.Charset}\"\nMIME-Version: 1.0\n");
            text.Append($"Content-Transfer-Encoding: {(part.IsAscii ? "7bit" : "base64")}\n");
            text.Append($"Content-Disposition: attachment; filename=\"{part.FileName}\"\n\n");
            text.Append(part.IsAscii ? part.Content : Base64(part.Content));
        }

        return text.Append($"\n--{boundary}--\n").ToString();
    }

    private static string Base64(string content) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(content), Base64FormattingOptions.InsertLineBreaks).Replace("\r", "", StringComparison.Ordinal);

    private string Fingerprint()
    {
        var all = string.Join('\0', _parts.Select(part => $"{part.FileName}\0{part.Subtype}\0{part.Content}"));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..24];
    }
}

/// <summary>One part of a multipart text.</summary>
/// <param name="FileName">Name under which it is stored.</param>
/// <param name="Subtype">What follows <c>text/</c> in its content type.</param>
/// <param name="Content">The text.</param>
internal sealed record MimePart(string FileName, string Subtype, string Content)
{
    /// <summary>Every character is ASCII.</summary>
    public bool IsAscii => Ascii.IsValid(Content);

    /// <summary>Character set of the part.</summary>
    public string Charset => IsAscii ? "us-ascii" : "utf-8";
}
