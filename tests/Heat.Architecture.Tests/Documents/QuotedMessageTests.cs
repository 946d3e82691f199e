using System.Text.RegularExpressions;
using Heat.Architecture.Tests.Reading;

namespace Heat.Architecture.Tests.Documents;

/// <summary>Messages by which people look something up are those that the program writes.</summary>
public sealed partial class QuotedMessageTests
{
    private const int LeastLetters = 8;

    private static readonly Lazy<string> Sources = new(() => string.Join('\n', Repository.CSharpFiles("src")
        .Select(path => Interpolation().Replace(Join().Replace(File.ReadAllText(Path.Combine(Repository.Root, path)), ""), "…").Replace("\\\"", "\"", StringComparison.Ordinal))));

    public static TheoryData<string> Messages =>
    [
        .. Quoted().Matches(DocumentFile.Read("docs/operations/troubleshooting.md").Text)
            .Select(match => match.Groups["text"].Value)
            .SelectMany(text => text.Split('…', StringSplitOptions.TrimEntries))
            .Where(part => part.Count(char.IsLetter) >= LeastLetters && part.Contains(' ', StringComparison.Ordinal) && !IsNoMessage(part))
            .Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void QuotedMessage_IsWritten(string part) => Assert.Contains(part, Sources.Value, StringComparison.Ordinal);

    [Fact]
    public void Troubleshooting_QuotesMessages() => Assert.True(Messages.Count > 30);

    private static bool IsNoMessage(string text) => NoMessage().IsMatch(text);

    [GeneratedRegex("`(?<text>[^`\n]+)`")]
    private static partial Regex Quoted();

    /// <summary>Commands, and pieces of a spec or template.</summary>
    [GeneratedRegex(@"^(kubectl|openstack) |^\{|^[a-z][A-Za-z.]*: ")]
    private static partial Regex NoMessage();

    /// <summary>A text that goes on in the next line.</summary>
    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"")]
    private static partial Regex Join();

    [GeneratedRegex(@"\{[^{}\n]*(\{[^{}\n]*\}[^{}\n]*)*\}")]
    private static partial Regex Interpolation();
}
