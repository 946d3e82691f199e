using System.CommandLine;
using Heat.Templates.Language;

namespace Heat.Cli.Input;

/// <summary>The argument and the options of every command that reads a template.</summary>
internal sealed class TemplateOptions
{
    public Argument<string> Template { get; } = new("TEMPLATE") { Description = "A template, or a manifest with a Stack; '-' for standard input." };

    public Option<string[]> Environments { get; } = new("--environment", "-e")
    {
        Description = "An environment file; a later one wins. May be repeated.",
        HelpName = "FILE",
    };

    public Option<string[]> Parameters { get; } = new("--parameter", "-P")
    {
        Description = "The value of a parameter. May be repeated.",
        HelpName = "NAME=VALUE",
    };

    public Option<string[]> ParameterFiles { get; } = new("--parameter-file")
    {
        Description = "A parameter whose value is the text of a file. May be repeated.",
        HelpName = "NAME=FILE",
    };

    public Option<string?> Files { get; } = new("--files")
    {
        Description = "The folder that get_file and nested templates start from; by default the one that the template is in.",
        HelpName = "FOLDER",
    };

    public Option<bool> AllowOutside { get; } = new("--allow-outside") { Description = "Read files outside that folder too." };

    public Option<string?> Attributes { get; } = new("--attributes")
    {
        Description = "A YAML file that says what get_resource and get_attr yield: {port: {get_resource: ID, get_attr: {status: ACTIVE}}}.",
        HelpName = "FILE",
    };

    public Option<string?> Stack { get; } = new("--stack")
    {
        Description = "Which Stack of a manifest that has several.",
        HelpName = "NAME",
    };

    public Option<string?> StackName { get; } = new("--stack-name") { Description = "Value of OS::stack_name.", HelpName = "NAME" };

    public Option<string> ProjectId { get; } = new("--project-id")
    {
        Description = "Value of OS::project_id.",
        HelpName = "ID",
        DefaultValueFactory = _ => "00000000000000000000000000000000",
    };

    public Option<string?> Region { get; } = new("--region") { Description = "Value of OS::region.", HelpName = "NAME" };

    public Option<string[]> Zones { get; } = new("--availability-zone")
    {
        Description = $"A zone that Fn::GetAZs gives; {OfflineTemplate.UsualZone} where none is named. May be repeated.",
        HelpName = "NAME",
    };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Template);
        Option[] options = [Environments, Parameters, ParameterFiles, Files, AllowOutside, Attributes, Stack, StackName, ProjectId, Region, Zones];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }
}
