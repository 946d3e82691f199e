using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Heat.Kubernetes.Client;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Hosting;
using Heat.Operator.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Heat.Operator.IntegrationTests;

/// <summary>Resources are signalled from outside, over HTTP, as servers and alarms do it.</summary>
public sealed class SignalTests(OperatorWorld world) : IClassFixture<OperatorWorld>
{
    private const string Waiting = """
        heat_template_version: 2021-04-16
        resources:
          handle: { type: OS::Heat::WaitConditionHandle, properties: { signal_transport: TRANSPORT } }
          wait: { type: OS::Heat::WaitCondition, properties: { handle: { get_resource: handle }, timeout: SECONDS, count: COUNT } }
        outputs:
          signal: { value: { get_attr: [handle, signal] } }
          data: { value: { get_attr: [wait, data] } }
        """;

    private static readonly HttpClient Http = new();

    private OperatorHarness Operator => world.Operator;

    [Fact]
    public async Task SignalsToTheAddress_MakeTheStackReady()
    {
        await Operator.ApplyAsync("signalled", Template("CFN_SIGNAL", count: 2));
        var address = new Uri((await SignalAsync("signalled"))["alarm_url"]!);
        await WaitsAsync("signalled");

        Assert.Equal(HttpStatusCode.OK, await PostAsync(address, """{"id": "a", "data": "first", "reason": "one is up"}"""));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(address, """{"id": "b", "data": {"port": 80}}"""));

        var stack = await Operator.ReadyAsync("signalled");
        Assert.Equal("""{"a": "first", "b": {"port": 80}}""", stack.Status!.Outputs!.Single(output => output.Name == "data").Value!.ToString());
        await Operator.EventuallyAsync("the events tell of the signals", async () => (await Operator.EventsAsync("signalled"))
            .Any(told => told.Reason == "ResourceSignalled" && told.Message!.Contains("Signal: status:SUCCESS reason:one is up", StringComparison.Ordinal)));
        await Operator.EventuallyAsync("no signal is left", async () =>
            (await Operator.Client.ListAsync<V1Secret>(Operator.Namespace, $"orchestration.openstack.org/signals-of={stack.Metadata.Uid}")).Count == 0);
    }

    [Fact]
    public async Task FailureWithToken_FailsTheStack_AndSuccessMendsIt()
    {
        await Operator.ApplyAsync("failing", Template("TOKEN_SIGNAL"));
        var signal = await SignalAsync("failing");
        var address = new Uri(signal["alarm_url"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(address, "{}", token: "wrong"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(address, """{"id": "1", "status": "FAILURE", "reason": "no disk"}""", signal["token"]));
        await Operator.UntilAsync("failing", "to fail", stack => stack.Status is { Status: "FAILED", Reason: { } reason } && reason.Contains("no disk", StringComparison.Ordinal));

        await PostAsync(address, """{"id": "1", "status": "SUCCESS"}""", signal["token"]);
        await Operator.ReadyAsync("failing");
    }

    [Fact]
    public async Task TimeOut_FailsTheStack_AndALateSignalMendsIt()
    {
        await Operator.ApplyAsync("late", Template("CFN_SIGNAL", seconds: 1));
        await Operator.UntilAsync("late", "to time out", stack => stack.Status is { Status: "FAILED", Reason: { } reason } && reason.Contains("0 of 1 received", StringComparison.Ordinal));
        await PostAsync(new Uri((await SignalAsync("late"))["alarm_url"]!), "");
        await Operator.ReadyAsync("late");
    }

    [Fact]
    public async Task CallerOfTheProject_MaySignalWithTokenOfTheCloud()
    {
        await Operator.ApplyAsync("keystone", Template("TOKEN_SIGNAL"));
        var address = new Uri((await SignalAsync("keystone"))["alarm_url"]!);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(address, "", await CloudTokenAsync("demo")));
        await Operator.ReadyAsync("keystone");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(address, "", await CloudTokenAsync("admin")));
    }

    [Fact]
    public async Task ChangedSignature_IsForbidden_WhetherTheStackExistsOrNot()
    {
        var stack = await Operator.ApplyAsync("guarded", Template("CFN_SIGNAL"));
        var address = (await SignalAsync("guarded"))["alarm_url"]!;
        var tail = address.IndexOf("Signature=", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(new Uri(address[..tail] + "Signature=" + new string('A', 43)), ""));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(new Uri(address.Replace(stack.Metadata.Uid!, Guid.NewGuid().ToString(), StringComparison.Ordinal)), ""));
    }

    [Fact]
    public async Task ReplicaThatDoesNotLead_TakesSignals()
    {
        var address = LoopbackAddress.Free();
        var settings = Operator.Settings with
        {
            SignalAddress = address,
            IsElected = true,
            LogLevel = "Error",
            Further = [$"--LeaderElection:LeaseName={await ForeignLeaseAsync()}", $"--LeaderElection:LeaseNamespace={Operator.Namespace}"],
        };
        await using var follower = OperatorApp.Build(settings.ToArguments(), services => services.AddSingleton(Operator.Configuration));
        await CopyKeysAsync();
        await follower.StartAsync();

        await Operator.ApplyAsync("followed", Template("CFN_SIGNAL"));
        var given = new Uri((await SignalAsync("followed"))["alarm_url"]!);
        var here = new Uri(address, given.PathAndQuery);
        await Operator.EventuallyAsync("the follower takes the signal", async () => await PostAsync(here, "") == HttpStatusCode.OK);
        await Operator.ReadyAsync("followed");
    }

    [Fact]
    public async Task AmazonHandle_IsPutToByItsReference()
    {
        await Operator.ApplyAsync("amazon", """
            HeatTemplateFormatVersion: '2012-12-12'
            Resources:
              Handle: { Type: AWS::CloudFormation::WaitConditionHandle }
              Wait: { Type: AWS::CloudFormation::WaitCondition, DependsOn: Handle, Properties: { Handle: { Ref: Handle }, Timeout: 600 } }
            Outputs:
              Url: { Value: { Ref: Handle } }
              Data: { Value: { 'Fn::GetAtt': [Wait, Data] } }
            """);
        var address = new Uri(await OutputAsync("amazon", "Url"));
        Assert.Contains("/v1/waitcondition/arn%3A", address.AbsoluteUri, StringComparison.Ordinal);
        await PostAsync(address, """{"Status": "SUCCESS"}""", method: HttpMethod.Put);
        await Operator.EventuallyAsync("the event tells what is missing", async () => (await Operator.EventsAsync("amazon"))
            .Any(told => told.Message!.Contains("SIGNAL FAILED: Metadata format invalid", StringComparison.Ordinal)));
        await PostAsync(address, """{"Status": "SUCCESS", "Reason": "done", "UniqueId": "1", "Data": "ok"}""", method: HttpMethod.Put);
        var stack = await Operator.ReadyAsync("amazon");
        Assert.Equal("""{"1": "ok"}""", stack.Status!.Outputs!.Single(output => output.Name == "Data").Value!.ToString());
    }

    private static string Template(string transport, int seconds = 600, int count = 1) => Waiting
        .Replace("TRANSPORT", transport, StringComparison.Ordinal)
        .Replace("SECONDS", $"{seconds}", StringComparison.Ordinal)
        .Replace("COUNT", $"{count}", StringComparison.Ordinal);

    private Task<V1Alpha1Stack> WaitsAsync(string stack) => Operator.UntilAsync(stack, "to wait", seen =>
        seen.Status?.Resources?.Find(resource => resource.Name == "wait") is { Reason: { } reason } && reason.Contains("0 of", StringComparison.Ordinal));

    private async Task<Dictionary<string, string>> SignalAsync(string stack) =>
        JsonNode.Parse(await OutputAsync(stack, "signal"))!.AsObject().ToDictionary(entry => entry.Key, entry => (string)entry.Value!);

    private async Task<string> OutputAsync(string stack, string output)
    {
        string? text = null;
        await Operator.EventuallyAsync($"stack {stack} has output {output}", async () =>
        {
            var secret = await Operator.Client.GetAsync<V1Secret>($"{stack}-outputs", Operator.Namespace, CancellationToken.None);
            text = secret?.Data?.GetValueOrDefault(output) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
            return text is not null;
        });
        return text!; // EventuallyAsync waits for it
    }

    private async Task<string> CloudTokenAsync(string project)
    {
        var domain = new JsonObject { ["name"] = "Default" };
        var user = new JsonObject { ["name"] = project, ["domain"] = domain, ["password"] = world.Cloud.Options.Password };
        var body = new JsonObject
        {
            ["auth"] = new JsonObject
            {
                ["identity"] = new JsonObject { ["methods"] = new JsonArray("password"), ["password"] = new JsonObject { ["user"] = user } },
                ["scope"] = new JsonObject { ["project"] = new JsonObject { ["name"] = project, ["domain"] = domain.DeepClone() } },
            },
        };
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri($"{world.Cloud.AuthUrl.ToString().TrimEnd('/')}/auth/tokens"), content);
        return answer.Headers.GetValues("X-Subject-Token").Single();
    }

    private async Task<string> ForeignLeaseAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Operator.Client.CreateAsync(new V1Lease
        {
            Metadata = new V1ObjectMeta { Name = "another", Namespace = Operator.Namespace },
            Spec = new V1LeaseSpec { HolderIdentity = "somebody", LeaseDurationSeconds = 3600, AcquireTime = now, RenewTime = now },
        });
        return "another";
    }

    /// <summary>The follower of the test looks for the keys where its lease is.</summary>
    private async Task CopyKeysAsync()
    {
        const string Name = "heat-operator-signing-keys";
        V1Secret? keys = null;
        await Operator.EventuallyAsync("there are signing keys", async () =>
            (keys = await Operator.Client.GetAsync<V1Secret>(Name, Operator.Configuration.Namespace, CancellationToken.None)) is not null);
        await Operator.Client.CreateAsync(new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = Name, Namespace = Operator.Namespace },
            Type = keys!.Type, // EventuallyAsync waits for it
            Data = keys.Data,
        });
    }

    private static async Task<HttpStatusCode> PostAsync(Uri address, string body, string? token = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
        {
            request.Headers.Add("X-Auth-Token", token);
        }

        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }
}
