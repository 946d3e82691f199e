using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Output;
using Heat.Templates.Language;

namespace Heat.Cli.Commands.Template;

/// <summary><c>heat template versions</c>: the versions of the languages.</summary>
internal sealed class VersionsCommand(Surroundings surroundings)
{
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public Command Create()
    {
        var command = new ExplainedCommand("versions", "Lists the versions that a template may name.")
        {
            Examples = [new("template versions", "All versions"), new("template versions -o json", "With their sections, functions and types of parameters")],
            Options = { _output },
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var format = parsed.GetValue(_output);
        if (format == OutputFormat.Human)
        {
            WriteTable();
        }
        else
        {
            ResultWriter.Write(new JsonArray([.. LanguageVersions.All.Select(Describe)]), format, surroundings.Out);
        }

        return ExitCode.Success;
    }

    private void WriteTable()
    {
        var table = new ColumnTable("key", "version", "release", "functions", "conditions");
        foreach (var version in LanguageVersions.All)
        {
            table.Add(
                version.Key,
                version.Name,
                version.Release ?? "",
                $"{version.Functions.Length}",
                version.ConditionFunctions.IsEmpty ? "no" : "yes");
        }

        table.WriteTo(surroundings.Out);
    }

    private static JsonObject Describe(LanguageVersion version) => new()
    {
        ["key"] = version.Key,
        ["version"] = version.Name,
        ["release"] = version.Release,
        ["sections"] = Names(version.Sections),
        ["resourceKeys"] = Names(version.ResourceKeys),
        ["parameterTypes"] = Names(version.ParameterTypes),
        ["pseudoParameters"] = Names(version.PseudoParameters),
        ["functions"] = Names(version.Functions),
        ["conditionFunctions"] = Names(version.ConditionFunctions),
    };

    private static JsonArray Names(ImmutableArray<string> names) => [.. names.Select(name => (JsonNode)name)];
}
