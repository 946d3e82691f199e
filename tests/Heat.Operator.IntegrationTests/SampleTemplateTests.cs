using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>The templates of <c>config/samples/templates</c>: those whose types have drivers converge, the others are refused with the reason.</summary>
[Trait("Category", "Cluster")]
public sealed class SampleTemplateTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples", "templates");

    private static readonly string[] Converging = ["bastion", "batch-farm", "network-appliance"];

    /// <summary>Nested templates that name an image which the simulated cloud does not have.</summary>
    private const string WithoutImage = "roles-by-environment";

    public static TheoryData<string> Complete => [.. Converging];

    public static TheoryData<string> Refused =>
        [.. Directory.EnumerateDirectories(Samples).Select(folder => Path.GetFileName(folder)).Except([.. Converging, WithoutImage]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Complete))]
    public async Task TemplateWithDriversForAll_ConvergesAndGoes(string name)
    {
        await world.Operator.ApplyAsync(name, SpecOf(name));

        var stack = await world.Operator.ReadyAsync(name);

        Assert.All(stack.Status!.Outputs ?? [], output => Assert.Null(output.Error)); // it is ready
        Assert.NotEmpty(world.ObjectsOf(name));
        await world.Operator.DeleteAsync(name);
        Assert.Empty(world.ObjectsOf(name));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task TemplateBeyondTheDrivers_IsRefusedBeforeAnythingIsMade(string name)
    {
        await world.Operator.ApplyAsync(name, SpecOf(name));

        var stack = await world.Operator.UntilAsync(name, "to be refused", stack => OperatorHarness.Ready(stack) is { Status: "False" } ready
            && ready.Reason is nameof(StackReason.NotSupported) or nameof(StackReason.InvalidTemplate));

        Assert.Contains("esources.", OperatorHarness.Ready(stack)!.Message, StringComparison.Ordinal); // the place; as waited for
        Assert.Empty(world.ObjectsOf(name));
        await world.Operator.DeleteAsync(name);
    }

    [Fact]
    public async Task NestedTemplateWithoutItsImage_TellsTheLeafAtTheRoot()
    {
        await world.Operator.ApplyAsync(WithoutImage, SpecOf(WithoutImage));

        var stack = await world.Operator.UntilAsync(
            WithoutImage, "to name the image", stack => OperatorHarness.Ready(stack)?.Message?.Contains("the cloud has no image", StringComparison.Ordinal) == true);

        Assert.Contains("Controllers/", stack.Status!.Blocking!.Select(blocking => blocking.Path[..12])); // it is blocked, as waited for
        await world.Operator.DeleteAsync(WithoutImage);
        Assert.Empty(world.ObjectsOf(WithoutImage));
    }

    private static JsonObject SpecOf(string name)
    {
        var folder = Path.Combine(Samples, name);
        string[] environments = name == "roles-by-environment" ? ["base.yaml", "high-availability.yaml", "environment.yaml"] : ["environment.yaml"];
        return new JsonObject
        {
            ["cloudCredentialsRef"] = new JsonObject { ["secretName"] = OperatorHarness.CredentialsSecret },
            ["template"] = File.ReadAllText(Path.Combine(folder, "template.yaml")),
            ["environments"] = new JsonArray(
                [.. environments.Select(file => new JsonObject { ["inline"] = KubernetesYaml.Parse(File.ReadAllText(Path.Combine(folder, file))).Single().DeepClone() })]),
            ["files"] = new JsonObject(
                Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    .Select(path => KeyValuePair.Create(Path.GetRelativePath(folder, path), (JsonNode?)File.ReadAllText(path)))),
        };
    }
}
