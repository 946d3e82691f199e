using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Resources;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Documents;

/// <summary>Every Stack in the documents and samples is one that the operator takes.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string, string> Stacks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (place, stack) in Shown("Stack"))
            {
                data.Add($"{place}: {(string?)stack["metadata"]?["name"]}", stack.ToJsonString());
            }

            return data;
        }
    }

    public static TheoryData<string, string> Parts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (place, yaml) in DocumentTexts.Blocks().Where(block =>
                block.Yaml.StartsWith("resources:", StringComparison.Ordinal) || block.Yaml.StartsWith("resource_registry:", StringComparison.Ordinal)))
            {
                data.Add(place, yaml);
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
        if (stack.Spec.Template is not { } template)
        {
            Assert.True(stack.Spec.AdoptFrom is not null, place); // its document has the template
            return;
        }

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
        Assert.All(result.Template!.Resources, resource => Assert.True( // no errors, so it is there
            resource.Schema.Nested == NestedForm.Template || ResourceDrivers.Has(resource.Type), $"{place}: {resource.Type} has no driver"));
    }

    /// <summary>Blocks that show the resources of a template, or an environment, alone.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public void DocumentedPart_IsRight(string place, string yaml)
    {
        var isEnvironment = yaml.StartsWith("resource_registry:", StringComparison.Ordinal);
        var result = TemplateLoader.Load(new TemplateRequest
        {
            Template = DocumentSource.OfText("template", isEnvironment ? "heat_template_version: 2021-04-16" : $"heat_template_version: 2021-04-16\n{yaml}"),
            Environments = isEnvironment ? [DocumentSource.OfText("environment", yaml)] : [],
            Pseudo = new PseudoParameters("name", "id", "project", null),
        });
        Assert.True(
            !result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            $"{place}: {string.Join(" | ", result.Diagnostics)}");
    }

    [Fact]
    public void DocumentedPlans_NameAStackAndKnownPieces()
    {
        var plans = Shown("StackPlan").Select(shown => shown.Object).ToList();
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

    private static IEnumerable<(string Place, JsonObject Object)> Shown(string kind) => DocumentTexts.Objects().Where(shown => (string?)shown.Object["kind"] == kind);
}
