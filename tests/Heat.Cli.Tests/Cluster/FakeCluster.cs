using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heat.Cli.Tests.Cluster;

/// <summary>An API server over HTTP that keeps objects in memory: enough of it to see what a command reads and writes.</summary>
internal sealed class FakeCluster : IAsyncDisposable
{
    private const string Group = "orchestration.openstack.org";

    private readonly ConcurrentDictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("heat").FullName;
    private WebApplication? _app;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _version;

    /// <summary>What was asked: method and path.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Methods and paths that are forbidden, by their beginning.</summary>
    public HashSet<string> Forbidden { get; } = [];

    /// <summary>Is called after each write with the object as stored; may change it: the operator's part.</summary>
    public Action<JsonObject>? Written { get; set; }

    /// <summary>The option that leads to it.</summary>
    public string Option => $"--kubeconfig {Path.Combine(_folder, "config")} -n team";

    /// <summary>Starts it.</summary>
    public static async Task<FakeCluster> StartAsync()
    {
        var cluster = new FakeCluster();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        cluster._app = builder.Build();
        cluster._app.Run(cluster.AnswerAsync);
        await cluster._app.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(cluster._folder, "config"), $$"""
            apiVersion: v1
            kind: Config
            current-context: fake
            contexts: [ { name: fake, context: { cluster: fake, user: fake } } ]
            clusters: [ { name: fake, cluster: { server: "{{cluster._app.Urls.Single()}}" } } ]
            users: [ { name: fake, user: { token: none } } ]
            """);
        return cluster;
    }

    /// <summary>Puts an object of the operator's group into the namespace.</summary>
    public JsonObject Add(string plural, string name, string members)
    {
        var document = JsonNode.Parse(members)!.AsObject();
        var kind = plural switch { "stacks" => "Stack", "orphansweeps" => "OrphanSweep", "stackplans" => "StackPlan", _ => "StackSnapshot" };
        return Store($"/apis/{Group}/v1alpha1/namespaces/team/{plural}", name, document, $"{Group}/v1alpha1", kind);
    }

    /// <summary>Puts an object of Kubernetes' own into the namespace.</summary>
    public JsonObject AddCore(string plural, string name, JsonObject document) =>
        Store($"/api/v1/namespaces/team/{plural}", name, document, "v1", plural == "secrets" ? "Secret" : "ConfigMap");

    /// <summary>An object by its collection and name; null: there is none.</summary>
    public JsonObject? Find(string plural, string name) =>
        _objects.FirstOrDefault(entry => entry.Key.EndsWith($"/{plural}/{name}", StringComparison.Ordinal)).Value;

    /// <summary>All objects of a collection.</summary>
    public IReadOnlyList<JsonObject> All(string plural) => [.. _objects.Where(entry => entry.Key.Contains($"/{plural}/", StringComparison.Ordinal)).Select(entry => entry.Value)];

    /// <summary>Removes an object.</summary>
    public void Remove(string plural, string name)
    {
        _objects.TryRemove(_objects.Keys.Single(key => key.EndsWith($"/{plural}/{name}", StringComparison.Ordinal)), out _);
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync(); // StartAsync has set it
        Directory.Delete(_folder, recursive: true);
    }

    private JsonObject Store(string collection, string name, JsonObject document, string apiVersion, string kind)
    {
        lock (_lock)
        {
            document["apiVersion"] = apiVersion;
            document["kind"] = kind;
            var metadata = document["metadata"] as JsonObject ?? [];
            document["metadata"] = metadata;
            metadata["name"] = name;
            metadata["namespace"] = "team";
            metadata["uid"] ??= $"uid-{name}";
            metadata["generation"] ??= 1;
            metadata["resourceVersion"] = (++_version).ToString(CultureInfo.InvariantCulture);
            _objects[$"{collection}/{name}"] = document;
            Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            return document;
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var asked = $"{context.Request.Method} {path}";
        Requests.Enqueue(asked);
        if (Forbidden.Any(forbidden => asked.StartsWith(forbidden, StringComparison.Ordinal)))
        {
            await RefuseAsync(context, 403, "Forbidden", $"User \"ann\" cannot {context.Request.Method.ToLowerInvariant()} resource \"stacks\" in the namespace \"team\"");
            return;
        }

        await (context.Request.Method switch
        {
            "GET" when context.Request.Query.ContainsKey("watch") => WatchAsync(context, path),
            "GET" => ReadAsync(context, path),
            "POST" => CreateAsync(context, path),
            "PATCH" => PatchAsync(context, path),
            _ => DeleteAsync(context, path),
        });
    }

    private Task ReadAsync(HttpContext context, string path)
    {
        if (_objects.TryGetValue(path, out var found))
        {
            return WriteAsync(context, found);
        }

        var items = _objects.Where(entry => entry.Key.StartsWith(path + "/", StringComparison.Ordinal)).Select(entry => entry.Value.DeepClone()).ToArray();
        var isCollection = path.EndsWith('s') && path.Split('/')[^2] == "team";
        return isCollection
            ? WriteAsync(context, new JsonObject { ["kind"] = "List", ["metadata"] = new JsonObject { ["resourceVersion"] = $"{_version}" }, ["items"] = new JsonArray(items) })
            : RefuseAsync(context, 404, "NotFound", "not found");
    }

    private async Task WatchAsync(HttpContext context, string path)
    {
        var name = context.Request.Query["fieldSelector"].ToString().Replace("metadata.name=", "", StringComparison.Ordinal);
        var seen = int.TryParse(context.Request.Query["resourceVersion"], CultureInfo.InvariantCulture, out var version) ? version : 0;
        context.Response.ContentType = "application/json";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            var next = _changed.Task;
            if (!_objects.TryGetValue($"{path}/{name}", out var found))
            {
                await context.Response.WriteAsync(new JsonObject { ["type"] = "DELETED", ["object"] = new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } } }.ToJsonString() + "\n");
                return;
            }

            string? line = null;
            lock (_lock)
            {
                var now = int.Parse(found["metadata"]!["resourceVersion"]!.ToString(), CultureInfo.InvariantCulture);
                if (now > seen)
                {
                    line = new JsonObject { ["type"] = "MODIFIED", ["object"] = found.DeepClone() }.ToJsonString() + "\n";
                    seen = now;
                }
            }

            if (line is not null)
            {
                await context.Response.WriteAsync(line);
            }

            await context.Response.Body.FlushAsync();
            await next.WaitAsync(context.RequestAborted);
        }
    }

    private async Task CreateAsync(HttpContext context, string path)
    {
        var document = await BodyAsync(context);
        var name = document["metadata"]!["name"]?.ToString() ?? $"{document["metadata"]!["generateName"]}x1";
        var stored = Store(path, name, document, document["apiVersion"]!.ToString(), document["kind"]!.ToString());
        Written?.Invoke(stored);
        await WriteAsync(context, stored);
    }

    private async Task PatchAsync(HttpContext context, string path)
    {
        if (!_objects.TryGetValue(path, out var found))
        {
            await RefuseAsync(context, 404, "NotFound", "not found");
            return;
        }

        var patch = await BodyAsync(context);
        Merge(found, patch);
        if (patch.ContainsKey("spec"))
        {
            found["metadata"]!["generation"] = (int)found["metadata"]!["generation"]! + 1;
        }

        Written?.Invoke(found);
        Store(path[..path.LastIndexOf('/')], path[(path.LastIndexOf('/') + 1)..], found, found["apiVersion"]!.ToString(), found["kind"]!.ToString());
        await WriteAsync(context, found);
    }

    private async Task DeleteAsync(HttpContext context, string path)
    {
        if (!_objects.TryRemove(path, out _))
        {
            await RefuseAsync(context, 404, "NotFound", "not found");
            return;
        }

        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        await WriteAsync(context, new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Success" });
    }

    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is JsonObject inner)
            {
                into[key] ??= new JsonObject();
                Merge(into[key]!.AsObject(), inner);
            }
            else
            {
                into[key] = value?.DeepClone();
            }
        }
    }

    private static async Task<JsonObject> BodyAsync(HttpContext context) =>
        (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();

    private static Task RefuseAsync(HttpContext context, int code, string reason, string message)
    {
        context.Response.StatusCode = code;
        return WriteAsync(context, new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Failure", ["code"] = code, ["reason"] = reason, ["message"] = message });
    }

    private static Task WriteAsync(HttpContext context, JsonObject document)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(document.ToJsonString());
    }
}
