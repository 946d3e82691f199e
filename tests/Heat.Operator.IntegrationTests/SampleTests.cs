using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Testing;

namespace Heat.Operator.IntegrationTests;

/// <summary>Every sample converges and leaves nothing behind.</summary>
[Trait("Category", "Cluster")]
public sealed class SampleTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Adopted = "v1alpha1_stack_adopted.yaml"; // needs a Stack that was let go before
    private const string Consumer = "v1alpha1_stack_consumer.yaml"; // needs another Stack

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Folder, "v1alpha1_stack_*.yaml").Select(path => Path.GetFileName(path)).Where(file => file is not (Adopted or Consumer)).Order()];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "samples");

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_ConvergesAndGoes(string file)
    {
        var (name, spec) = await ApplyAsync(file);
        await DoWhatItWaitsForAsync(name, spec);
        var stack = await world.Operator.ReadyAsync(name);

        Assert.All(stack.Status!.Outputs ?? [], output => Assert.Null(output.Error));
        Assert.True(OperatorHarness.IsReady(stack));
        await world.Operator.DeleteAsync(name);
        Assert.Empty(world.ObjectsOf(name));
    }

    [Fact]
    public async Task Consumer_UsesWhatTheOtherOffers_AndKeepsItFromBeingDeleted()
    {
        var (shared, _) = await ApplyAsync("v1alpha1_stack_outputs.yaml", spec => spec.Remove("outputsTo")); // what it retains would stay
        var (consumer, _) = await ApplyAsync(Consumer);
        var stack = await world.Operator.ReadyAsync(consumer);

        Assert.Equal("1/1", stack.Status!.ResourceCounts!.Summary);
        await world.Operator.DeleteAsync(consumer);
        await world.Operator.DeleteAsync(shared);
        Assert.Empty(world.ObjectsOf(shared));
    }

    [Fact]
    public async Task Adopted_TakesOverWhatTheOtherLetGo()
    {
        var (server, spec) = await ApplyAsync("v1alpha1_stack_server.yaml");
        var former = await world.Operator.ReadyAsync(server);
        await world.Operator.AnnotateAsync(server, "export", "@1");
        await world.Operator.UntilAsync(server, "to be exported", stack => stack.Status?.Handled?.ContainsKey("export") == true);
        spec["deletionPolicy"] = "Orphan";
        await world.Operator.ApplyAsync(server, spec);
        await world.Operator.DeleteAsync(server);

        var (adopted, _) = await ApplyAsync(Adopted);
        var latter = await world.Operator.ReadyAsync(adopted);

        Assert.Equal(OperatorHarness.IdOf(former, "server"), OperatorHarness.IdOf(latter, "server"));
        await world.Operator.DeleteAsync(adopted);
        Assert.Empty(world.ObjectsOf(server));
    }

    private async Task<(string Name, JsonObject Spec)> ApplyAsync(string file, Action<JsonObject>? change = null)
    {
        var document = KubernetesYaml.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, file))).Single();
        var name = (string)document["metadata"]!["name"]!; // a sample has a name
        var spec = (JsonObject)document["spec"]!.DeepClone(); // and a spec
        change?.Invoke(spec);
        await world.Operator.ApplyAsync(name, spec);
        return (name, spec);
    }

    /// <summary>Does what the comment at the head of the sample says.</summary>
    private async Task DoWhatItWaitsForAsync(string name, JsonObject spec)
    {
        var text = spec.ToJsonString();
        if (text.Contains("OS::Heat::WaitCondition", StringComparison.Ordinal))
        {
            await SignalAsync(name);
        }
        else if (text.Contains("pre-create", StringComparison.Ordinal))
        {
            await world.Operator.UntilAsync(name, "to wait at its hook", stack => stack.Status?.Resources?.Exists(resource => resource.Hook is not null) == true);
            await world.Operator.AnnotateAsync(name, "clear-hook", "pre-create:data");
        }
        else if (text.Contains("Manual", StringComparison.Ordinal))
        {
            await world.Operator.RefusedAsync(name, StackReason.AwaitingApproval);
            var plan = await world.Operator.Client.GetAsync<V1Alpha1StackPlan>($"{name}-pending", world.Operator.Namespace, CancellationToken.None);
            await world.Operator.AnnotateAsync(name, "approve", plan!.Status!.Hash!); // the Stack names it
        }
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
