using System.Text.Json.Nodes;
using Heat.Cli.Hosting;
using Heat.Cli.Output;
using Heat.Templates.Schemas;
using Heat.Templates.Yaql;

namespace Heat.Cli.Commands.Template;

/// <summary>What YAQL expressions may use.</summary>
internal sealed class YaqlListing(TextWriter output)
{
    /// <summary>Writes all functions and operators, or the forms of one.</summary>
    public int Write(string? name, OutputFormat format)
    {
        YaqlFunctionDescription[] functions = [.. YaqlFunctions.All.Where(function => name is null || function.Name == name)];
        if (functions.Length == 0)
        {
            var question = NearestNames.DidYouMean(name ?? "", YaqlFunctions.All.Select(function => function.Name));
            throw new InputFault($"YAQL has no function '{name}'.{(question is null ? "" : $" {question}")}");
        }

        if (format == OutputFormat.Human)
        {
            WriteTable(functions);
        }
        else
        {
            ResultWriter.Write(new JsonArray([.. functions.Select(Describe)]), format, output);
        }

        return ExitCode.Success;
    }

    private void WriteTable(YaqlFunctionDescription[] functions)
    {
        var table = new ColumnTable("subject", "form", "meaning");
        foreach (var function in functions)
        {
            table.Add(function.Subject, function.Signature, function.Description);
        }

        table.WriteTo(output);
    }

    private static JsonObject Describe(YaqlFunctionDescription function) => new()
    {
        ["subject"] = function.Subject,
        ["name"] = function.Name,
        ["form"] = function.Signature,
        ["meaning"] = function.Description,
    };
}
