using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Heat.Operator.IntegrationTests;

/// <summary>Does over HTTP what the agent in a server does: fetches the metadata as its settings say, carries each config out once, and answers.</summary>
/// <param name="settings">The section <c>os-collect-config</c> of the server's metadata at boot.</param>
internal sealed class AgentInServer(JsonObject settings) : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly HashSet<string> _done = [];

    /// <summary>Ids of the configs that were carried out, in their order.</summary>
    public List<string> Done { get; } = [];

    /// <summary>The server's metadata, as the first collector that speaks to us gives it.</summary>
    public async Task<JsonObject> CollectAsync()
    {
        var collectors = settings["collectors"]!.AsArray().Select(collector => collector!.GetValue<string>());
        return collectors.Contains("cfn") ? await CollectByCfnAsync() : await CollectByHeatAsync();
    }

    /// <summary>Fetches the metadata and carries out every config that was not carried out yet.</summary>
    /// <param name="hook">Takes the inputs of a config and gives the answer.</param>
    /// <returns>How many were carried out.</returns>
    public async Task<int> RunAsync(Func<IReadOnlyDictionary<string, string>, JsonObject> hook)
    {
        var count = 0;
        foreach (var config in (await CollectAsync())["deployments"]!.AsArray().Select(config => config!.AsObject()))
        {
            var id = config["id"]!.GetValue<string>();
            if (_done.Add(id))
            {
                var inputs = config["inputs"]!.AsArray().ToDictionary(input => input!["name"]!.GetValue<string>(), input => Text(input!["value"]));
                await NotifyAsync(inputs, hook(inputs));
                Done.Add(id);
                count++;
            }
        }

        return count;
    }

    public void Dispose() => _http.Dispose();

    private static string Text(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value?.ToJsonString() ?? "";

    /// <summary>A signed query without a time stamp, and the JSON text in the element that the path names.</summary>
    private async Task<JsonObject> CollectByCfnAsync()
    {
        var cfn = settings["cfn"]!.AsObject();
        var url = new Uri(Text(cfn["metadata_url"]));
        var path = Text(cfn["path"]).Split('.', 2);
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Action"] = "DescribeStackResource",
            ["StackName"] = Text(cfn["stack_name"]),
            ["LogicalResourceId"] = path[0],
            ["AWSAccessKeyId"] = Text(cfn["access_key_id"]),
            ["SignatureVersion"] = "2",
            ["SignatureMethod"] = "HmacSHA256",
        };
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Text(cfn["secret_access_key"])), Encoding.UTF8.GetBytes($"GET\n{url.Authority}\n{url.AbsolutePath}\n{query}"));
        var document = XElement.Parse(await _http.GetStringAsync(new Uri($"{url}?{query}&Signature={Uri.EscapeDataString(Convert.ToBase64String(signature))}")));
        var field = document.Element("DescribeStackResourceResult")!.Element("StackResourceDetail")!.Element(path[1])!;
        return JsonNode.Parse(field.Value)!.AsObject();
    }

    private async Task<JsonObject> CollectByHeatAsync()
    {
        var heat = settings["heat"]!.AsObject();
        var (endpoint, token) = await LoginAsync(Text(heat["auth_url"]), Text(heat["user_id"]), Text(heat["password"]), Text(heat["project_id"]));
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri($"{endpoint}/stacks/{Text(heat["stack_id"])}/resources/{Text(heat["resource_name"])}/metadata"));
        request.Headers.Add("X-Auth-Token", token);
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["metadata"]!.AsObject();
    }

    private async Task<(string Endpoint, string Token)> LoginAsync(string authUrl, string user, string password, string project)
    {
        var version = JsonNode.Parse(await _http.GetStringAsync(new Uri(authUrl)))!["version"]!;
        var body = new JsonObject
        {
            ["auth"] = new JsonObject
            {
                ["identity"] = new JsonObject
                {
                    ["methods"] = new JsonArray("password"),
                    ["password"] = new JsonObject { ["user"] = new JsonObject { ["id"] = user, ["password"] = password } },
                },
                ["scope"] = new JsonObject { ["project"] = new JsonObject { ["id"] = project } },
            },
        };
        using var response = await _http.PostAsJsonAsync(new Uri(new Uri(Text(version["links"]![0]!["href"])), "auth/tokens"), body);
        response.EnsureSuccessStatusCode();
        var catalog = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["token"]!["catalog"]!.AsArray();
        var service = catalog.Single(service => Text(service!["type"]) == "orchestration")!;
        return (Text(service["endpoints"]!.AsArray().Single(endpoint => Text(endpoint!["interface"]) == "public")!["url"]), response.Headers.GetValues("X-Subject-Token").Single());
    }

    private async Task NotifyAsync(Dictionary<string, string> inputs, JsonObject answer)
    {
        if (inputs.TryGetValue("deploy_signal_id", out var url))
        {
            using var response = await _http.PostAsJsonAsync(new Uri(url), answer);
            response.EnsureSuccessStatusCode();
        }
        else if (inputs.TryGetValue("deploy_auth_url", out var authUrl))
        {
            var (endpoint, token) = await LoginAsync(authUrl, inputs["deploy_user_id"], inputs["deploy_password"], inputs["deploy_project_id"]);
            using var request = new HttpRequestMessage(
                HttpMethod.Post, new Uri($"{endpoint}/stacks/{inputs["deploy_stack_id"]}/resources/{inputs["deploy_resource_name"]}/signal"));
            request.Headers.Add("X-Auth-Token", token);
            request.Content = JsonContent.Create(answer);
            using var response = await _http.SendAsync(request);
            response.EnsureSuccessStatusCode();
        }
    }
}
