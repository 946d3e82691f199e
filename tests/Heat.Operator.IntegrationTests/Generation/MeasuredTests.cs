using System.Text.RegularExpressions;
using Heat.Operator.Entities;
using Heat.Operator.Generation;
using Heat.Operator.Hosting.Metrics;

namespace Heat.Operator.IntegrationTests.Generation;

/// <summary>What the references say about metrics and events is what a working operator measures and publishes.</summary>
[Trait("Category", "Cluster")]
public sealed partial class MeasuredTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private static readonly HashSet<string> Known = [.. MetricReference.Instruments().Select(instrument => instrument.Name)];

    [Fact]
    public async Task WorkingOperator_MeasuresAndPublishesWhatTheReferencesSay()
    {
        using var metrics = new MetricsCollector();
        await world.Operator.ApplyAsync("measured", Template("one", "group"));
        await world.Operator.ReadyAsync("measured");
        await world.Operator.ApplyAsync("measured", Template("two", "other"));
        await world.Operator.ReadyAsync("measured");
        var samples = Sample().Matches(metrics.Render());
        await world.Operator.EventuallyAsync("an event tells of the update", async () => (await Reasons()).Contains("ResourceUpdated"));
        var reasons = await Reasons();
        await world.Operator.DeleteAsync("measured");

        Assert.All(samples, sample => Assert.Equal(
            MetricLabels.Of(Family(sample.Groups["name"].Value)).Order(StringComparer.Ordinal),
            Label().Matches(sample.Groups["labels"].Value).Select(label => label.Groups[1].Value).Where(label => label != "le").Order(StringComparer.Ordinal)));
        Assert.Contains(samples, sample => sample.Groups["name"].Value == "heat_operator_cloud_calls_total");
        Assert.Contains("ResourceCreated", reasons);
        Assert.All(reasons, reason => Assert.Contains(reason, Enum.GetNames<StackReason>().Concat(Enum.GetNames<ResourceEventReason>())));
    }

    private async Task<IReadOnlyCollection<string?>> Reasons() =>
        [.. (await world.Operator.EventsAsync("measured")).Select(happened => happened.Reason).Distinct()];

    private static string Template(string description, string group) => $$"""
        heat_template_version: 2021-04-16
        resources:
          volume: { type: OS::Cinder::Volume, properties: { size: 1, description: {{description}} } }
          {{group}}: { type: OS::Neutron::SecurityGroup }
        """;

    private static string Family(string name) =>
        Known.Contains(name) ? name : Suffix().Replace(name, "");

    [GeneratedRegex(@"^(?<name>heat_operator_\w+)(?:\{(?<labels>.*)\})? ", RegexOptions.Multiline)]
    private static partial Regex Sample();

    [GeneratedRegex("""(\w+)="(?:[^"\\]|\\.)*"(?:,|$)""")]
    private static partial Regex Label();

    [GeneratedRegex("_(?:bucket|sum|count)$")]
    private static partial Regex Suffix();
}
