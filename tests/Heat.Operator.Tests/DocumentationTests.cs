using System.Text.Json;
using System.Text.RegularExpressions;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Tests;

/// <summary>Every Stack in the documents and samples is one that the operator takes.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string, string> Stacks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (place, yaml) in Snippets())
            {
                foreach (var document in KubernetesYaml.Parse(yaml).Where(document => (string?)document["kind"] == "Stack"))
                {
                    data.Add($"{place}: {(string?)document["metadata"]?["name"]}", document.ToJsonString());
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void DocumentedStack_IsAccepted(string place, string json)
    {
        var stack = JsonSerializer.Deserialize<V1Alpha1Stack>(json, KubernetesJson.Options)!; // a snippet is an object
        Assert.True(SpecGuard.Check(stack.Spec) is null, place);
        var template = stack.Spec.Template!.Value; // the guard took it
        var result = TemplateLoader.Load(new TemplateRequest
        {
            Template = template.ValueKind == JsonValueKind.String
                ? DocumentSource.OfText("template", template.GetString()!) // it is a string
                : DocumentSource.OfObject("template", template),
            Files = (stack.Spec.Files ?? []).Aggregate(System.Collections.Immutable.ImmutableDictionary<string, string>.Empty, (files, file) => files.Add(file.Key, file.Value)),
            Parameters = new MapValue((stack.Spec.Parameters ?? []).Select(entry => KeyValuePair.Create(entry.Key, ValueJson.FromElement(entry.Value)))),
            Pseudo = new PseudoParameters("name", "id", "project", null),
        });
        Assert.True(
            !result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            $"{place}: {string.Join(" | ", result.Diagnostics)}");
    }

    [Fact]
    public void DocumentedPlans_NameAStackAndKnownPieces()
    {
        var plans = Snippets().SelectMany(snippet => KubernetesYaml.Parse(snippet.Yaml)).Where(document => (string?)document["kind"] == "StackPlan").ToList();
        Assert.True(plans.Count >= 3);
        Assert.All(plans, plan =>
        {
            var spec = plan["spec"].Deserialize<V1Alpha1StackPlanSpec>(KubernetesJson.Options)!; // a plan has a spec
            Assert.False(string.IsNullOrEmpty(spec.StackRef?.Name));
            var again = JsonSerializer.SerializeToNode(spec, KubernetesJson.Options)!.AsObject(); // as above
            Assert.Equal(plan["spec"]!.AsObject().Select(member => member.Key).Order(), again.Select(member => member.Key).Order());
        });
    }

    [Fact]
    public void Documents_HaveStacks() => Assert.True(Stacks.Count >= 5);

    private static IEnumerable<(string Place, string Yaml)> Snippets()
    {
        var root = Root();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "config", "samples"), "*.yaml"))
        {
            yield return (Path.GetFileName(path), File.ReadAllText(path));
        }

        string[] documents = [Path.Combine(root, "README.md"), .. Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)];
        foreach (var path in documents)
        {
            // Other blocks show parts of templates, or forms that exclude each other.
            foreach (Match match in YamlBlock().Matches(File.ReadAllText(path)).Where(match => match.Value.Contains("kind: Stack", StringComparison.Ordinal)))
            {
                yield return (Path.GetRelativePath(root, path), match.Groups["yaml"].Value);
            }
        }
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..")); // a source file has a directory

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
