using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.OpenStack.Tests.Scripted;

/// <summary>A case file: what is called, what goes over the wire in which order, and what comes of it.</summary>
/// <remarks>
/// <c>call</c>: what the caller does. <c>exchanges</c>: each expected request and its answer, in order. <c>result</c> or <c>error</c>: what the
/// caller gets. Asking Keystone for a token is answered by itself unless the next exchange is about it.
/// </remarks>
internal sealed class Conversation(string name, JsonObject content)
{
    private readonly Queue<JsonObject> _exchanges = new((content["exchanges"] as JsonArray ?? []).Select(node => node!.AsObject()));

    public string Name => name;

    public JsonObject Call => content["call"]!.AsObject();

    public JsonNode? Result => content["result"];

    public JsonObject? Error => content["error"] as JsonObject;

    public string Clouds => (string?)content["clouds"] ?? string.Empty;

    public IReadOnlyCollection<JsonObject> Left => _exchanges;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "conversations");

    public static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path)[..^".json".Length].Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static Conversation Load(string name) =>
        new(name, JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject());

    public ScriptedCloud Play()
    {
        var cloud = new ScriptedCloud();
        if (content["catalog"] is JsonObject catalog)
        {
            cloud.Catalog = [.. catalog.Select(entry => ScriptedCloud.Service(entry.Key, (string)entry.Value!))];
        }

        cloud.Keystone = call => IsNext(call) ? Exchange(call, cloud) : null;
        cloud.Answer = async (call, cancellationToken) =>
        {
            Assert.True(_exchanges.Count > 0, $"{name}: unexpected call {call.Method} {call.Target}");
            return await AnswerAsync(call, cloud, cancellationToken);
        };
        return cloud;
    }

    private bool IsNext(Received call) => _exchanges.TryPeek(out var next) && (string?)next["request"] == $"{call.Method} {call.Target}";

    private async Task<HttpResponseMessage> AnswerAsync(Received call, ScriptedCloud cloud, CancellationToken cancellationToken)
    {
        if ((string?)_exchanges.Peek()["fault"] == "timeout")
        {
            Check(call, _exchanges.Dequeue());
            cloud.Clock.Advance(cloud.Options.CallTimeout);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return Exchange(call, cloud);
    }

    private HttpResponseMessage Exchange(Received call, ScriptedCloud cloud)
    {
        var exchange = _exchanges.Dequeue();
        Check(call, exchange);
        switch ((string?)exchange["fault"])
        {
            case "refused":
                throw new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused));
            case "reset":
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset");
            default:
                break;
        }

        return exchange["answer"] is JsonObject answer ? Answer(answer) : cloud.Token();
    }

    private void Check(Received call, JsonObject exchange)
    {
        Assert.Equal((string?)exchange["request"], $"{call.Method} {call.Target}");
        foreach (var (header, value) in exchange["headers"] as JsonObject ?? [])
        {
            Assert.True((string?)value == call.Headers.GetValueOrDefault(header), $"{name}: header {header} is '{call.Headers.GetValueOrDefault(header)}'");
        }

        if (exchange.TryGetPropertyValue("body", out var body))
        {
            Assert.True(JsonNode.DeepEquals(body, call.Body), $"{name}: body is {call.Body?.ToJsonString() ?? "absent"}");
        }
    }

    private static HttpResponseMessage Answer(JsonObject answer)
    {
        var message = new HttpResponseMessage((HttpStatusCode)(int)answer["status"]!)
        {
            Content = answer["body"] switch
            {
                null => new ByteArrayContent([]),
                JsonValue text when text.GetValueKind() == JsonValueKind.String => new StringContent((string)text!, Encoding.UTF8, "text/html"),
                var body => new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            },
        };
        foreach (var (header, value) in answer["headers"] as JsonObject ?? [])
        {
            message.Headers.TryAddWithoutValidation(header, (string?)value);
        }

        return message;
    }
}
