using System.CommandLine;
using System.Text.Json.Nodes;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Output;
using Heat.Templates.Schemas;

namespace Heat.Cli.Commands.ResourceTypes;

/// <summary><c>heat resource-type list</c>.</summary>
internal sealed class ListCommand(Surroundings surroundings)
{
    private readonly Option<string?> _filter = new("--filter") { Description = "Only types whose name contains this, whatever the case.", HelpName = "TEXT" };
    private readonly Option<string?> _support = new("--support") { Description = "Only types of this support status.", HelpName = "STATUS" };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public static CommandExample Example { get; } = new("resource-type list --filter neutron --support SUPPORTED", "The types of one service that are not on their way out");

    public Command Create()
    {
        var command = new ExplainedCommand("list", "Lists the resource types.")
        {
            Examples = [Example, new("resource-type list -o json", "All types, for a program")],
            Options = { _filter, _support, _output },
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var filter = parsed.GetValue(_filter) ?? "";
        var support = parsed.GetValue(_support);
        ResourceTypeSchema[] types =
        [
            .. ResourceTypeCatalog.Default.Names
                .Where(name => name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                .Select(name => ResourceTypeCatalog.Default.Find(name)!) // the catalog has the names that it lists
                .Where(type => support is null || type.Support.Status.Equals(support, StringComparison.OrdinalIgnoreCase)),
        ];
        var format = parsed.GetValue(_output);
        if (format == OutputFormat.Human)
        {
            WriteTable(types);
        }
        else
        {
            ResultWriter.Write(new JsonArray([.. types.Select(Describe)]), format, surroundings.Out);
        }

        return ExitCode.Success;
    }

    private void WriteTable(ResourceTypeSchema[] types)
    {
        if (types.Length == 0)
        {
            surroundings.Error.WriteLine("No type fits. Run it without --filter and --support for all types.");
            return;
        }

        var table = new ColumnTable("name", "support", "since", "description");
        foreach (var type in types)
        {
            table.Add(type.Name, type.Support.Status, type.Support.Since ?? "", type.Description);
        }

        table.WriteTo(surroundings.Out);
    }

    private static JsonObject Describe(ResourceTypeSchema type) => new()
    {
        ["name"] = type.Name,
        ["support"] = type.Support.Status,
        ["since"] = type.Support.Since,
        ["service"] = type.Client,
        ["description"] = type.Description,
    };
}
