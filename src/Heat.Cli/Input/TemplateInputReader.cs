using System.Collections.Immutable;
using System.CommandLine;
using Heat.Cli.Hosting;
using Heat.Templates.Evaluation;
using Heat.Templates.Language;
using Heat.Templates.Language.Outline;
using Heat.Templates.Values;

namespace Heat.Cli.Input;

/// <summary>Reads everything that the command line names.</summary>
internal sealed class TemplateInputReader(TemplateOptions options, Surroundings surroundings)
{
    private const string StackId = "00000000-0000-0000-0000-000000000000";

    /// <exception cref="InputFault">Something cannot be read.</exception>
    public TemplateInput Read(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(options.Template);
        var file = InputFiles.Read(name, surroundings);
        var source = Source(file, parsed.GetValue(options.Stack));
        ImmutableArray<NamedText> environments = [.. (parsed.GetValue(options.Environments) ?? []).Select(path => InputFiles.Read(path, surroundings))];
        var files = Collect(source, Folder(parsed, name), environments, parsed.GetValue(options.AllowOutside));
        var stubs = StubFile.Read(parsed.GetValue(options.Attributes), surroundings);
        return new TemplateInput(Request(parsed, source, environments) with { Files = source.Files.AddRange(files.Files.Where(entry => !source.Files.ContainsKey(entry.Key))) })
        {
            Texts = [file, .. environments, .. files.Files.Select(entry => new NamedText(entry.Key, entry.Value))],
            Findings = files.Findings,
            Warnings = source.Warnings,
            Stubs = stubs,
            Zones = parsed.GetValue(options.Zones) is [_, ..] zones ? [.. zones] : [OfflineTemplate.UsualZone],
        };
    }

    private static StackSource Source(NamedText file, string? stack) => ManifestDocuments.Find(file, stack) is var (document, root)
        ? new StackManifest(document, root).Read()
        : new StackSource(DocumentSource.OfText(file.Name, file.Text));

    private string Folder(ParseResult parsed, string template) =>
        parsed.GetValue(options.Files) is { } given ? surroundings.PathOf(given)
        : template == InputFiles.StandardInput ? surroundings.Folder
        : Path.GetDirectoryName(surroundings.PathOf(template)) ?? surroundings.Folder;

    private FileCollector Collect(StackSource source, string folder, ImmutableArray<NamedText> environments, bool allowOutside)
    {
        var collector = new FileCollector(folder, allowOutside);
        foreach (var environment in environments)
        {
            if (DocumentOutline.Read(DocumentSource.OfText(environment.Name, environment.Text)).Root is { } root)
            {
                collector.AddEnvironment(root, Path.GetDirectoryName(surroundings.PathOf(environment.Name)) ?? folder);
            }
        }

        if (!source.IsManifest && DocumentOutline.Read(source.Template).Root is { } template)
        {
            collector.AddTemplate(template, folder);
        }

        return collector;
    }

    private TemplateRequest Request(ParseResult parsed, StackSource source, ImmutableArray<NamedText> environments) => new()
    {
        Template = source.Template,
        Environments = [.. source.Environments, .. environments.Select(environment => DocumentSource.OfText(environment.Name, environment.Text))],
        Parameters = new MapValue([.. source.Parameters, .. ParameterInput.Read(parsed, options, surroundings)]),
        Pseudo = new PseudoParameters(
            parsed.GetValue(options.StackName) ?? source.Name ?? "stack",
            StackId,
            parsed.GetRequiredValue(options.ProjectId),
            parsed.GetValue(options.Region) ?? source.Region),
    };
}
