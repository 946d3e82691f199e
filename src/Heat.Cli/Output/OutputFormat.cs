using System.CommandLine;

namespace Heat.Cli.Output;

/// <summary>Forms that results come in.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Human,

    /// <summary>JSON, indented.</summary>
    Json,

    /// <summary>YAML.</summary>
    Yaml,

    /// <summary>SARIF 2.1, which code hosts show beside the lines of a change.</summary>
    Sarif,

    /// <summary>Graphviz.</summary>
    Dot,

    /// <summary>Mermaid, which Markdown renderers draw.</summary>
    Mermaid,
}

/// <summary>The option <c>--output</c>.</summary>
internal static class OutputOption
{
    /// <summary>Human, JSON and YAML.</summary>
    public static Option<OutputFormat> Create() => Create(OutputFormat.Human, OutputFormat.Json, OutputFormat.Yaml);

    /// <summary>The given formats. The first one is what Human stands for.</summary>
    public static Option<OutputFormat> Create(params OutputFormat[] formats)
    {
        var names = Array.ConvertAll(formats, NameOf);
        var option = new Option<OutputFormat>("--output", "-o")
        {
            Description = $"Form of the result; {names[0]} where none is named.",
            HelpName = string.Join('|', names),
            CustomParser = result =>
            {
                var index = Array.IndexOf(names, result.Tokens[0].Value);
                if (index < 0)
                {
                    result.AddError($"'{result.Tokens[0].Value}' is no output format; use {string.Join(", ", names[..^1])} or {names[^1]}.");
                    return default;
                }

                return formats[index];
            },
        };
        option.CompletionSources.Add(names);
        return option;
    }

    private static string NameOf(OutputFormat format) => format.ToString().ToLowerInvariant();
}
