using Heat.Cli.Hosting;
using Heat.Templates.Evaluation;
using Heat.Templates.Language;
using Heat.Templates.Language.Outline;
using Heat.Templates.Values;

namespace Heat.Cli.Input;

/// <summary>Reads the file that says what resources yield, and what the resources inside of nested stacks do.</summary>
internal static class StubFile
{
    /// <summary>The key of the resources inside.</summary>
    public const string ResourcesKey = "resources";

    private const string Form =
        $"Write {{RESOURCE: {{{StubbedResources.IdKey}: ID, {StubbedResources.AttributesKey}: {{ATTRIBUTE: VALUE}}, {ResourcesKey}: {{INNER_RESOURCE: ...}}}}}}.";

    /// <exception cref="InputFault">It is none.</exception>
    public static MapValue Read(string? name, Surroundings surroundings)
    {
        if (name is null)
        {
            return MapValue.Empty;
        }

        var file = InputFiles.Read(name, surroundings);
        var outline = DocumentOutline.Read(DocumentSource.OfText(file.Name, file.Text));
        if (outline.Root is not { IsMap: true } root)
        {
            throw new InputFault($"'{name}' is no map of resources. {Form}{string.Concat(outline.Diagnostics.Select(diagnostic => $" ({diagnostic.Message})"))}");
        }

        Check(root);
        return (MapValue)root.Value;
    }

    private static void Check(OutlineNode resources)
    {
        foreach (var resource in resources.Entries)
        {
            if (!resource.Value.IsMap || !resource.Value.Entries.All(IsRight))
            {
                throw new InputFault($"{resource.Position}: the stub of resource '{resource.Key}' is malformed. {Form}");
            }

            if (resource.Value[ResourcesKey] is { } inside)
            {
                Check(inside);
            }
        }
    }

    private static bool IsRight(OutlineEntry entry) =>
        entry.Key is StubbedResources.IdKey || (entry.Key is StubbedResources.AttributesKey or ResourcesKey && entry.Value.IsMap);
}
