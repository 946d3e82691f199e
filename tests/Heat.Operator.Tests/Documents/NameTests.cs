using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Heat.Engine.Execution;
using Heat.Engine.Requests;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Generation;
using Heat.Operator.Hosting;

namespace Heat.Operator.Tests.Documents;

/// <summary>Annotations, labels, settings, metrics and values of the chart that documents name do exist.</summary>
public sealed partial class NameTests
{
    private static readonly HashSet<string> Names =
    [
        .. Constants(typeof(RequestVerbs)),
        .. new[] { typeof(OperatorApp), typeof(IStackPass) }
            .SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(Constants)
            .Where(text => text.StartsWith(V1Alpha1Stack.GroupName + "/", StringComparison.Ordinal))
            .Select(text => text[(V1Alpha1Stack.GroupName.Length + 1)..]),
        "v1alpha1",
    ];

    [Fact]
    public void AnnotationsLabelsAndTypes_Exist() => Assert.Empty(Missing(Ours(), Names.Contains));

    [Fact]
    public void Settings_Exist()
    {
        var settings = OptionSections.All
            .SelectMany(section => section.Defaults.GetType().GetProperties().Select(property => $"{section.Name}:{property.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Missing(Setting(), name => settings.Contains(name.Replace("__", ":", StringComparison.Ordinal))));
    }

    [Fact]
    public void Metrics_Exist()
    {
        var metrics = MetricReference.Instruments().Select(instrument => instrument.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Missing(Metric(), metrics.Contains));
    }

    [Fact]
    public void ValuesOfTheChart_Exist()
    {
        var values = KubernetesYaml.Parse(File.ReadAllText(Path.Combine(DocumentTexts.Root, "charts", "heat-operator", "values.yaml"))).Single();
        Assert.Empty(Missing(ChartValue(), name => name.Split('.').Aggregate<string, JsonNode?>(values, (node, key) => node?[key]) is not null));
    }

    private static IEnumerable<string> Missing(Regex form, Func<string, bool> exists)
    {
        var named = DocumentTexts.Pages.SelectMany(page => form.Matches(page.Value).Select(match => (Page: page.Key, Name: match.Groups["name"].Value))).ToList();
        Assert.NotEmpty(named);
        return named.Where(entry => !exists(entry.Name)).Select(entry => $"{entry.Page}: {entry.Name}");
    }

    private static IEnumerable<string> Constants(Type type) => type
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(field => field.IsLiteral && field.FieldType == typeof(string))
        .Select(field => (string)field.GetRawConstantValue()!); // a constant has a value

    [GeneratedRegex(@"orchestration\.openstack\.org/(?<name>[a-z][a-z0-9-]*)")]
    private static partial Regex Ours();

    [GeneratedRegex(@"\b(?<name>(?:Operator|Kubernetes|LeaderElection|Signals|Logging|Telemetry)(?::|__)[A-Z]\w+)")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\b(?<name>heat_operator_[a-z_]+?)(?:_bucket|_sum|_count)?\b")]
    private static partial Regex Metric();

    [GeneratedRegex(@"--set (?<name>[a-zA-Z.]+)=")]
    private static partial Regex ChartValue();
}
