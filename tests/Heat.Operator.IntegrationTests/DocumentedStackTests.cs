using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Every Stack that the documents show converges as it stands there, and leaves nothing behind.</summary>
[Trait("Category", "Cluster")]
public sealed partial class DocumentedStackTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    /// <summary>The network that examples take for given.</summary>
    private const string Surroundings = """
        heat_template_version: 2021-04-16
        resources:
          net: { type: OS::Neutron::Net, properties: { name: private } }
          subnet: { type: OS::Neutron::Subnet, properties: { network: { get_resource: net }, cidr: 10.99.0.0/24 } }
        """;

    /// <summary>The Stacks of one block of a page, as a JSON array.</summary>
    public static TheoryData<string, string> Blocks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var path in Pages())
            {
                foreach (var stacks in YamlBlock().Matches(File.ReadAllText(path)).Select(block => Stacks(block.Groups["yaml"].Value)).Where(stacks => stacks.Count > 0))
                {
                    data.Add(Path.GetFileName(path), stacks.ToJsonString());
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task DocumentedStacks_ConvergeAndGo(string page, string json)
    {
        await world.Operator.ApplyAsync("surroundings", Surroundings);
        await world.Operator.ReadyAsync("surroundings");
        var stacks = JsonNode.Parse(json)!.AsArray().Select(stack => stack!.AsObject()).ToList(); // made above
        foreach (var stack in stacks)
        {
            await ApplyAsync(NameOf(stack), stack["spec"]!.DeepClone().AsObject()); // a Stack has a spec
        }

        foreach (var stack in stacks)
        {
            var ready = await world.Operator.ReadyAsync(NameOf(stack));
            Assert.All(ready.Status!.Outputs ?? [], output => Assert.True(output.Error is null, $"{page}: {output.Name}: {output.Error}"));
        }

        stacks.Reverse(); // what was built on others goes first
        foreach (var stack in stacks)
        {
            await world.Operator.DeleteAsync(NameOf(stack));
            Assert.Empty(world.ObjectsOf(NameOf(stack)));
        }
    }

    private async Task ApplyAsync(string name, JsonObject spec)
    {
        spec["cloudCredentialsRef"] = new JsonObject { ["secretName"] = OperatorHarness.CredentialsSecret };
        await world.Operator.ApplyAsync(name, spec);
        if ((string?)spec["approval"] != nameof(ApprovalMode.Manual))
        {
            return;
        }

        await world.Operator.RefusedAsync(name, StackReason.AwaitingApproval);
        var plan = await world.Operator.Client.GetAsync<V1Alpha1StackPlan>(new EntityKey(world.Operator.Namespace, $"{name}-pending"));
        await world.Operator.AnnotateAsync(name, "approve", plan!.Status!.Hash!); // the Stack waits for it
    }

    private static string NameOf(JsonObject stack) => (string)stack["metadata"]!["name"]!; // a Stack has a name

    /// <summary>Agents that answer deployments are simulated elsewhere.</summary>
    private static JsonArray Stacks(string yaml) => yaml.Contains("kind: Stack\n", StringComparison.Ordinal) && !yaml.Contains("OS::Heat::SoftwareDeployment", StringComparison.Ordinal)
        ? [.. KubernetesYaml.Parse(OurImage(yaml)).Where(document => (string?)document["kind"] == "Stack").Select(document => document.DeepClone())]
        : [];

    /// <summary>The simulated cloud has one image.</summary>
    private static string OurImage(string yaml) => yaml.Replace("image: debian-12", "image: cirros", StringComparison.Ordinal);

    private static IEnumerable<string> Pages([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..")); // a source file has a directory
        return Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(root, "README.md")).Order();
    }

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
