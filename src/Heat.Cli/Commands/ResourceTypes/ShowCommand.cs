using System.CommandLine;
using Heat.Cli.Help;
using Heat.Cli.Hosting;
using Heat.Cli.Output;
using Heat.Templates.Schemas;

namespace Heat.Cli.Commands.ResourceTypes;

/// <summary><c>heat resource-type show</c>.</summary>
internal sealed class ShowCommand(Surroundings surroundings)
{
    private readonly Argument<string> _type = new("TYPE") { Description = "A resource type, such as OS::Nova::Server." };
    private readonly Option<bool> _template = new("--template") { Description = "Print a template with one resource of the type." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public static CommandExample Example { get; } = new("resource-type show OS::Nova::Server", "Properties and attributes of a type");

    public Command Create()
    {
        _type.CompletionSources.Add(_ => ResourceTypeCatalog.Default.Names.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        var command = new ExplainedCommand("show", "Shows what a resource type takes and gives.")
        {
            Examples =
            [
                Example,
                new("resource-type show OS::Cinder::Volume --template > volume.yaml", "A template to start from"),
                new("resource-type show OS::Heat::Value -o json", "The schema, for a program"),
            ],
            Arguments = { _type },
            Options = { _template, _output },
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_type);
        var type = ResourceTypeCatalog.Default.Find(name) ?? throw new InputFault(
            $"there is no resource type '{name}'.{(NearestNames.DidYouMean(name, ResourceTypeCatalog.Default.Names) is { } question ? $" {question}" : "")}");
        var format = parsed.GetValue(_output);
        if (parsed.GetValue(_template))
        {
            ResultWriter.Write(TypeTemplate.Of(type), format == OutputFormat.Json ? format : OutputFormat.Yaml, surroundings.Out);
        }
        else if (format == OutputFormat.Human)
        {
            new TypeText(surroundings.Out).Write(type);
        }
        else
        {
            ResultWriter.Write(TypeDocument.Of(type), format, surroundings.Out);
        }

        return ExitCode.Success;
    }
}
