using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace Heat.Simulator.Tests.Clients;

/// <summary>One authenticated user of a cloud, with the endpoints of its catalogue.</summary>
internal sealed class CloudClient(HttpClient http, Uri authUrl)
{
    private readonly Dictionary<string, string> _endpoints = [];

    public string Token { get; private set; } = "";

    public string ProjectId { get; private set; } = "";

    public string UserId { get; private set; } = "";

    public JsonNode? TokenBody { get; private set; }

    public static JsonObject PasswordAuth(string user, string password, string? project)
    {
        var auth = new JsonObject
        {
            ["identity"] = new JsonObject
            {
                ["methods"] = new JsonArray("password"),
                ["password"] = new JsonObject
                {
                    ["user"] = new JsonObject { ["name"] = user, ["domain"] = new JsonObject { ["name"] = "Default" }, ["password"] = password },
                },
            },
        };
        if (project is not null)
        {
            auth["scope"] = new JsonObject { ["project"] = new JsonObject { ["name"] = project, ["domain"] = new JsonObject { ["name"] = "Default" } } };
        }

        return new JsonObject { ["auth"] = auth };
    }

    public Task<Answer> LogInAsync(string user, string password, string? project) => LogInAsync(PasswordAuth(user, password, project));

    public async Task<Answer> LogInAsync(JsonObject auth)
    {
        var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, authUrl + "/auth/tokens") { Content = Json(auth) });
        if (answer.Status == 201)
        {
            Take(answer);
        }

        return answer;
    }

    public Task<Answer> GetAsync(string service, string path, string? version = null) => CallAsync(HttpMethod.Get, service, path, null, version);

    public Task<Answer> PostAsync(string service, string path, JsonNode body, string? version = null) => CallAsync(HttpMethod.Post, service, path, body, version);

    public Task<Answer> PutAsync(string service, string path, JsonNode body, string? version = null) => CallAsync(HttpMethod.Put, service, path, body, version);

    public Task<Answer> DeleteAsync(string service, string path, string? version = null) => CallAsync(HttpMethod.Delete, service, path, null, version);

    public Task<Answer> CallAsync(HttpMethod method, string service, string path, JsonNode? body, string? version)
    {
        var address = path.StartsWith("http", StringComparison.Ordinal) ? path : _endpoints[service] + path;
        var request = new HttpRequestMessage(method, address) { Content = body is null ? null : Json(body) };
        request.Headers.Add("X-Auth-Token", Token);
        request.Headers.Add("Accept", MediaTypeNames.Application.Json);
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("OpenStack-API-Version", version);
        }

        return SendAsync(request);
    }

    /// <summary>The full address of a path.</summary>
    public string AddressOf(string service, string path) => _endpoints[service] + path;

    /// <summary>A call to the object store, with a body that is what it is.</summary>
    public Task<Answer> StoreAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, AddressOf("object-store", path)) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "text/plain") };
        request.Headers.Add("X-Auth-Token", Token);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return SendAsync(request);
    }

    /// <summary>A call that does not say which form of answer it wants.</summary>
    public Task<Answer> GetPlainAsync(string service, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, _endpoints[service] + path);
        request.Headers.Add("X-Auth-Token", Token);
        return SendAsync(request);
    }

    /// <summary>The same call with a token that nobody issued.</summary>
    public Task<Answer> GetAsUnknownAsync(string service, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, _endpoints[service] + path);
        request.Headers.Add("X-Auth-Token", "unknown");
        return SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var response = await http.SendAsync(request))
        {
            var text = await response.Content.ReadAsStringAsync();
            return new Answer((int)response.StatusCode, response.Headers, Parse(text));
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>A body with a length: many OpenStack services do not read chunked ones.</summary>
    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);

    private void Take(Answer answer)
    {
        Token = answer.Header("X-Subject-Token");
        TokenBody = answer.Body;
        ProjectId = answer.Text("token.project.id");
        UserId = answer.Text("token.user.id");
        _endpoints["identity"] = authUrl.ToString();
        foreach (var entry in answer["token.catalog"]?.AsArray() ?? [])
        {
            var address = entry!["endpoints"]!.AsArray().First(endpoint => endpoint!["interface"]!.ToString() == "public")!["url"]!.ToString().TrimEnd('/');
            switch (entry["type"]!.ToString())
            {
                case "network":
                    _endpoints["network"] = address + "/v2.0";
                    break;
                case "image":
                    _endpoints["image"] = address + "/v2";
                    break;
                case "compute":
                    _endpoints["compute"] = address;
                    break;
                case "object-store":
                    _endpoints["object-store"] = address;
                    break;
                case "volumev3":
                    _endpoints["volume"] = address;
                    break;
            }
        }
    }
}
