namespace Heat.Operator.Generation;

/// <summary>Writes files that are made from the code: <c>generate crds|docs --output DIRECTORY</c>.</summary>
internal static class Generator
{
    private const string Usage = "Usage: generate crds|docs --output DIRECTORY";

    /// <summary>Runs the command; returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is not [var what, "--output", var directory] || Files(what) is not { } files)
        {
            error.WriteLine(Usage);
            return 2;
        }

        Directory.CreateDirectory(directory);
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(directory, name);
            File.WriteAllText(path, content);
            output.WriteLine(path);
        }

        return 0;
    }

    private static IEnumerable<(string Name, string Content)>? Files(string what) => what switch
    {
        "crds" => CustomResources.All.Select(definition => ($"{definition.Spec.Group}_{definition.Spec.Names.Plural}.yaml", KubernetesYaml.Serialize(definition))),
        "docs" => ReferenceDocuments.All(),
        _ => null,
    };
}
