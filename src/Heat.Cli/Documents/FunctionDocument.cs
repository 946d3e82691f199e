using System.Text;
using Heat.Templates.Language;
using Heat.Templates.Yaql;

namespace Heat.Cli.Documents;

/// <summary><c>functions.md</c>: the functions of the languages with an example each.</summary>
internal static class FunctionDocument
{
    public static string Compose()
    {
        var text = Markdown.Document(
            "Functions",
            """
            The functions that a template may call. Values are properties, metadata and outputs; conditions have functions of their own.
            Each example is a template without its version line; the line below it is the value of its output `example`.
            """);
        text.AppendHeading(2, "Versions").AppendTable(
            ["Key", "Version", "Release", "Functions", "Functions of conditions"],
            LanguageVersions.All.Select(version => new[]
            {
                $"`{version.Key}`",
                $"`{version.Name}`",
                version.Release is { } release ? $"`{release}`" : "",
                $"{version.Functions.Length}",
                $"{version.ConditionFunctions.Length}",
            }));
        foreach (var group in FunctionCatalogue.Groups)
        {
            text.AppendHeading(2, group.Title);
            foreach (var function in group.Functions.Where(FunctionCatalogue.All.Contains))
            {
                Append(text, function);
            }
        }

        AppendYaql(text);
        return text.Finish();
    }

    private static void AppendYaql(StringBuilder text)
    {
        text.AppendHeading(2, "YAQL").AppendParagraph("What the expression of `yaql` may use. An expression is cut off when it takes too many steps or too much memory.");
        foreach (var subject in YaqlFunctions.All.GroupBy(function => function.Subject))
        {
            text.AppendHeading(3, $"YAQL: {subject.Key}")
                .AppendTable(["Form", "Meaning"], subject.Select(function => new[] { $"`{function.Signature}`", function.Description }));
        }
    }

    private static void Append(StringBuilder text, FunctionDescription function)
    {
        text.AppendHeading(3, $"`{function.Name}`")
            .AppendCode("yaml", string.Join('\n', function.Syntax.Split("  |  ")))
            .AppendParagraph(function.Meaning);
        foreach (var change in function.Changes)
        {
            text.Append($"- From `{change.Version}`: {change.Text}\n");
        }

        text.Append(function.Changes.IsEmpty ? "" : "\n")
            .AppendParagraph(Availability(function))
            .AppendCode("yaml", function.Example.Template)
            .AppendParagraph($"Result: `{function.Example.Result}`");
    }

    private static string Availability(FunctionDescription function)
    {
        var values = VersionSpan.Describe(function.Versions);
        var conditions = VersionSpan.Describe(function.ConditionVersions);
        return string.Join(
            " ",
            new[] { values.Length == 0 ? "" : $"In values: {values}.", conditions.Length == 0 ? "" : $"In conditions: {conditions}." }.Where(part => part.Length > 0));
    }
}
