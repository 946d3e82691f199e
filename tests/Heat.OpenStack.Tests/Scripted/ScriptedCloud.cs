using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Heat.OpenStack.Configuration;
using Heat.OpenStack.Http;
using Heat.OpenStack.Sessions;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heat.OpenStack.Tests.Scripted;

/// <summary>One call as the cloud received it.</summary>
internal sealed record Received(string Method, string Target, IReadOnlyDictionary<string, string> Headers, JsonNode? Body)
{
    public string? Token => Headers.GetValueOrDefault("X-Auth-Token");

    public bool IsAuthentication => Method == "POST" && Target.EndsWith("/v3/auth/tokens", StringComparison.Ordinal);
}

/// <summary>A cloud that answers as the test says. Keystone answers by itself unless the test says otherwise.</summary>
internal sealed class ScriptedCloud : HttpMessageHandler
{
    private int _tokens;

    public HastyClock Clock { get; } = new();

    public OpenStackOptions Options { get; } = new();

    public ConcurrentQueue<Received> Calls { get; } = new();

    public Func<Received, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (call, _) => Task.FromResult(Json(404, new JsonObject()));

    public Func<Received, HttpResponseMessage?> Keystone { get; set; } = _ => null;

    public JsonArray Catalog { get; set; } = DefaultCatalog();

    public TimeSpan TokenLife { get; set; } = TimeSpan.FromHours(1);

    public ICallGuard Guard { get; set; } = new AllowingGuard();

    public IMeterFactory? Meters { get; set; }

    public IEnumerable<Received> Authentications => Calls.Where(call => call.IsAuthentication);

    public IEnumerable<Received> ServiceCalls => Calls.Where(call => !call.IsAuthentication);

    public static CloudConfig Config(string extra = "") => CloudsYaml.Parse(
        $$"""
        clouds:
          test:
            region_name: RegionOne
            auth:
              auth_url: http://cloud.test/identity/v3
              username: alice
              password: pass-phrase
              user_domain_name: Default
              project_id: p1
              project_name: demo
        {{string.Join('\n', extra.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => "    " + line))}}
        """,
        "test");

    public CloudSessionFactory Factory()
    {
        Options.Transport = _ => this;
        return new CloudSessionFactory(Options, new CloudSurroundings(Clock, Guard, NullLogger.Instance, Meters));
    }

    public CloudSession Open(string extra = "") => Factory().Open(Config(extra));

    public ScriptedCloud Answering(Func<Received, HttpResponseMessage> answer)
    {
        Answer = (call, _) => Task.FromResult(answer(call));
        return this;
    }

    public static HttpResponseMessage Json(int status, JsonNode? body) => new((HttpStatusCode)status)
    {
        Content = body is null ? new ByteArrayContent([]) : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
    };

    public static HttpResponseMessage Json(int status, string body) => Json(status, JsonNode.Parse(body));

    public static JsonArray DefaultCatalog() =>
    [
        Service("identity", "http://cloud.test/identity/v3"),
        Service("network", "http://cloud.test/network"),
        Service("compute", "http://cloud.test/compute/v2.1"),
        Service("block-storage", "http://cloud.test/volume/v3/p1"),
        Service("image", "http://cloud.test/image"),
    ];

    public static JsonObject Service(string type, string url, string face = "public", string region = "RegionOne") => new()
    {
        ["type"] = type,
        ["name"] = type,
        ["endpoints"] = new JsonArray(new JsonObject { ["interface"] = face, ["region_id"] = region, ["region"] = region, ["url"] = url }),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var call = new Received(request.Method.Method, request.RequestUri!.PathAndQuery, headers, string.IsNullOrEmpty(text) ? null : JsonNode.Parse(text));
        Calls.Enqueue(call);
        return call.IsAuthentication ? Keystone(call) ?? Token() : await Answer(call, cancellationToken);
    }

    public HttpResponseMessage Token()
    {
        var now = Clock.GetUtcNow();
        var answer = Json(201, new JsonObject
        {
            ["token"] = new JsonObject
            {
                ["issued_at"] = now.ToString("O"),
                ["expires_at"] = (now + TokenLife).ToString("O"),
                ["user"] = new JsonObject { ["id"] = "u1", ["name"] = "alice" },
                ["project"] = new JsonObject { ["id"] = "p1", ["name"] = "demo" },
                ["catalog"] = Catalog.DeepClone(),
            },
        });
        answer.Headers.Add("X-Subject-Token", $"token-{Interlocked.Increment(ref _tokens)}");
        return answer;
    }
}
