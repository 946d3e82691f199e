using Heat.Cli.Hosting;
using Heat.Templates.Evaluation;
using Heat.Templates.Language.Outline;

namespace Heat.Cli.Input;

/// <summary>Finds the Stack in a file that may hold several objects.</summary>
internal static class ManifestDocuments
{
    /// <summary>The Stack, with the text in which only its lines are left; null where the file is no manifest.</summary>
    /// <param name="file">The file.</param>
    /// <param name="chosen">Name of the Stack that is meant; null for the only one.</param>
    public static (NamedText Document, OutlineNode Root)? Find(NamedText file, string? chosen)
    {
        var stacks = Split(file.Text)
            .Select(text => (Document: file with { Text = text }, DocumentOutline.Read(DocumentSource.OfText(file.Name, text)).Root))
            .Where(document => document.Root is not null && IsStack(document.Root))
            .Select(document => (document.Document, Root: document.Root!)) // looked at above
            .ToArray();
        var names = string.Join(", ", stacks.Select(stack => $"'{NameOf(stack.Root)}'"));
        if (stacks.Length == 0)
        {
            return chosen is null ? null : throw new InputFault($"'{file.Name}' has no Stack, so --stack has no meaning.");
        }

        var meant = chosen is null ? stacks : [.. stacks.Where(stack => NameOf(stack.Root) == chosen)];
        return meant switch
        {
            [var only] => only,
            [] => throw new InputFault($"'{file.Name}' has no Stack '{chosen}'; it has {names}."),
            _ => throw new InputFault($"'{file.Name}' has several Stacks: {names}. Choose one with --stack."),
        };
    }

    /// <summary>The name of an object.</summary>
    public static string? NameOf(OutlineNode root) => root["metadata"]?["name"]?.Text;

    private static bool IsStack(OutlineNode root) =>
        root["kind"]?.Text == "Stack" && root["apiVersion"]?.Text is { } version && version.StartsWith("orchestration.openstack.org/", StringComparison.Ordinal);

    /// <summary>The documents of a YAML stream, each on the lines that it has in the stream.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var start = 0;
        for (var line = 0; line <= lines.Length; line++)
        {
            if (line == lines.Length || lines[line] == "---" || lines[line].StartsWith("--- ", StringComparison.Ordinal))
            {
                yield return new string('\n', start) + string.Join('\n', lines[start..line]);
                start = line + 1;
            }
        }
    }
}
