using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Output;
using Heat.Templates.Language;
using Heat.Templates.Schemas;

namespace Heat.Cli.Commands.Template;

/// <summary><c>heat template functions</c>: the functions of the languages.</summary>
internal sealed class FunctionsCommand(Surroundings surroundings)
{
    private readonly Argument<string?> _name = new("NAME") { Description = "A function; all of them where it is left out.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _version = new("--version") { Description = "Only what this version has, by date or release.", HelpName = "VERSION" };
    private readonly Option<bool> _yaql = new("--yaql") { Description = "The functions and operators of YAQL expressions instead." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public Command Create()
    {
        var command = new ExplainedCommand("functions", "Lists the functions that templates may call, or explains one.")
        {
            Examples =
            [
                new("template functions --version wallaby", "What the newest version has"),
                new("template functions str_replace", "One function with an example"),
                new("template functions --yaql", "What a yaql expression may use"),
            ],
            Arguments = { _name },
            Options = { _version, _yaql, _output },
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_yaql))
        {
            return new YaqlListing(surroundings.Out).Write(parsed.GetValue(_name), parsed.GetValue(_output));
        }

        var version = parsed.GetValue(_version) is { } named ? Version(named) : null;
        FunctionDescription[] functions = parsed.GetValue(_name) is { } name
            ? [Function(name)]
            : [.. FunctionCatalogue.All.Where(function => version is null || Has(version, function))];
        var format = parsed.GetValue(_output);
        if (format != OutputFormat.Human)
        {
            ResultWriter.Write(new JsonArray([.. functions.Select(Describe)]), format, surroundings.Out);
        }
        else if (parsed.GetValue(_name) is not null)
        {
            Explain(functions[0]);
        }
        else
        {
            WriteTable(functions);
        }

        return ExitCode.Success;
    }

    private static LanguageVersion Version(string name) => LanguageVersions.Find(name) ?? throw new InputFault(
        $"there is no version '{name}'. The versions are {string.Join(", ", LanguageVersions.All.Select(version => version.Name))}, and the releases {string.Join(", ", LanguageVersions.All.Select(version => version.Release).OfType<string>())}.");

    private static FunctionDescription Function(string name) => FunctionCatalogue.Find(name) ?? throw new InputFault(
        $"there is no function '{name}'.{(NearestNames.DidYouMean(name, FunctionCatalogue.All.Select(function => function.Name)) is { } question ? $" {question}" : "")}");

    private static bool Has(LanguageVersion version, FunctionDescription function) =>
        function.Versions.Contains(version) || function.ConditionVersions.Contains(version);

    private void WriteTable(FunctionDescription[] functions)
    {
        var table = new ColumnTable("name", "in values", "in conditions");
        foreach (var function in functions)
        {
            table.Add(function.Name, VersionSpan.Describe(function.Versions), VersionSpan.Describe(function.ConditionVersions));
        }

        table.WriteTo(surroundings.Out);
    }

    private void Explain(FunctionDescription function)
    {
        var output = surroundings.Out;
        output.WriteLine(function.Syntax);
        output.WriteLine();
        output.WriteLine(function.Meaning);
        foreach (var change in function.Changes)
        {
            output.WriteLine($"From {change.Version}: {change.Text}");
        }

        output.WriteLine();
        output.WriteLine($"In values:      {OrNowhere(VersionSpan.Describe(function.Versions))}");
        output.WriteLine($"In conditions:  {OrNowhere(VersionSpan.Describe(function.ConditionVersions))}");
        output.WriteLine();
        foreach (var line in function.Example.Template.Split('\n'))
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
        output.WriteLine($"  example: {function.Example.Result}");
    }

    private static string OrNowhere(string span) => span.Length == 0 ? "nowhere" : span;

    private static JsonObject Describe(FunctionDescription function) => new()
    {
        ["name"] = function.Name,
        ["syntax"] = function.Syntax,
        ["meaning"] = function.Meaning,
        ["versions"] = new JsonArray([.. function.Versions.Select(version => version.Name)]),
        ["conditionVersions"] = new JsonArray([.. function.ConditionVersions.Select(version => version.Name)]),
        ["changes"] = new JsonArray([.. function.Changes.Select(change => new JsonObject { ["version"] = change.Version, ["text"] = change.Text })]),
        ["example"] = function.Example.Template,
        ["result"] = JsonNode.Parse(function.Example.Result),
    };
}
