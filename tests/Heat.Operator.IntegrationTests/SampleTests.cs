using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Every sample converges and leaves nothing behind.</summary>
[Trait("Category", "Cluster")]
public sealed class SampleTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "v1alpha1_stack_*.yaml").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_ConvergesAndGoes(string file)
    {
        var document = KubernetesYaml.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", file))).Single();
        var name = (string)document["metadata"]!["name"]!; // a sample has a name
        await world.Operator.ApplyAsync(name, (JsonObject)document["spec"]!.DeepClone()); // and a spec

        if (document.ToJsonString().Contains("OS::Heat::WaitCondition", StringComparison.Ordinal))
        {
            await SignalAsync(name);
        }

        var stack = await world.Operator.ReadyAsync(name);

        Assert.All(stack.Status!.Outputs ?? [], output => Assert.Null(output.Error));
        Assert.True(OperatorHarness.IsReady(stack));
        await world.Operator.DeleteAsync(name);
        Assert.Empty(world.ObjectsOf(name));
    }

    /// <summary>Does what the user data of a server would do.</summary>
    private async Task SignalAsync(string name)
    {
        JsonNode? signal = null;
        await world.Operator.EventuallyAsync("the address of the signal is known", async () =>
        {
            var secret = await world.Operator.Client.GetAsync<V1Secret>($"{name}-outputs", world.Operator.Namespace, CancellationToken.None);
            signal = secret?.Data?.GetValueOrDefault("signal") is { } text ? JsonNode.Parse(text) : null;
            return signal is not null;
        });
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Auth-Token", (string)signal!["token"]!); // EventuallyAsync waits for it
        using var answer = await http.PostAsync(new Uri((string)signal["alarm_url"]!), null);
        answer.EnsureSuccessStatusCode();
    }
}
