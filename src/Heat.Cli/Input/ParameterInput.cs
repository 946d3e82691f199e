using System.CommandLine;
using Heat.Cli.Hosting;
using Heat.Templates.Values;

namespace Heat.Cli.Input;

/// <summary>Reads the parameters of the command line.</summary>
internal static class ParameterInput
{
    /// <exception cref="InputFault">One is malformed, or its file cannot be read.</exception>
    public static MapValue Read(ParseResult parsed, TemplateOptions options, Surroundings surroundings)
    {
        var given = (parsed.GetValue(options.Parameters) ?? []).Select(text => Split(text, "--parameter", "NAME=VALUE"));
        var read = (parsed.GetValue(options.ParameterFiles) ?? [])
            .Select(text => Split(text, "--parameter-file", "NAME=FILE"))
            .Select(entry => (entry.Name, Value: InputFiles.Read(entry.Value, surroundings).Text));
        return new MapValue(given.Concat(read).Select(entry => KeyValuePair.Create(entry.Name, TemplateValue.From(entry.Value))));
    }

    private static (string Name, string Value) Split(string text, string option, string form) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (text[..at], text[(at + 1)..])
            : throw new InputFault($"'{text}' is not of the form {form} that {option} takes.");
}
