using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Rest;
using Heat.OpenStack.Sessions;
using Heat.OpenStack.Tests.Scripted;

namespace Heat.OpenStack.Tests;

/// <summary>Plays the case files under <c>conversations</c>.</summary>
public sealed class ConversationTests
{
    public static TheoryData<string> Names() => [.. Conversation.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Conversation_GoesAsWritten(string name)
    {
        var conversation = Conversation.Load(name);
        var session = conversation.Play().Open(conversation.Clouds);

        if (conversation.Error is { } expected)
        {
            var error = await Assert.ThrowsAsync<OpenStackException>(() => DoAsync(session, conversation.Call));
            Check(expected, error);
        }
        else
        {
            var result = await DoAsync(session, conversation.Call);
            Assert.True(JsonNode.DeepEquals(conversation.Result, result), $"{name}: the result is {result?.ToJsonString() ?? "null"}");
        }

        Assert.Empty(conversation.Left);
    }

    private static void Check(JsonObject expected, OpenStackException error)
    {
        foreach (var (key, value) in expected)
        {
            object? actual = key switch
            {
                "disposition" => error.Disposition.ToString(),
                "code" => error.Code,
                "status" => error.StatusCode is { } status ? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
                "requestId" => error.RequestId,
                "retryAfter" => error.RetryAfter?.ToString(),
                "outcomeUnknown" => error.OutcomeUnknown ? "yes" : "no",
                "message" => error.Message,
                _ => throw new InvalidOperationException($"A conversation cannot expect '{key}'."),
            };
            Assert.Equal((string?)value, actual);
        }
    }

    private static async Task<JsonNode?> DoAsync(CloudSession session, JsonObject call)
    {
        var client = session.Service((string)call["service"]!);
        if ((string?)call["microversion"] is { } microversion)
        {
            client = client.WithMicroversion(microversion);
        }

        var path = (string?)call["path"] ?? string.Empty;
        var body = call["body"]?.DeepClone();
        return (string)call["do"]! switch
        {
            "get" => await client.GetAsync(path, default),
            "post" => await client.PostAsync(path, body, default),
            "put" => await client.PutAsync(path, body, default),
            "patch" => await client.PatchAsync(path, body, default),
            "delete" => await DeleteAsync(client, path),
            "list" => await AllAsync(client.ListAsync(path, (string)call["plural"]!, default)),
            "negotiate" => (await client.NegotiateAsync(default)).ToString(),
            "supports" => await client.SupportsAsync((string)call["version"]!, default),
            var other => await DoAsync(new RestCollection(client, path, (string)call["entity"]!), other, call),
        };
    }

    private static async Task<JsonNode?> DoAsync(RestCollection collection, string what, JsonObject call)
    {
        var id = (string?)call["id"] ?? string.Empty;
        var body = call["body"]?.DeepClone().AsObject() ?? [];
        return what switch
        {
            "create" => await collection.CreateAsync(body, default),
            "find" => await collection.FindAsync(id, default),
            "show" => await collection.ShowAsync(id, default),
            "update" => await collection.UpdateAsync(id, body, default),
            "remove" => await collection.DeleteAsync(id, default),
            "browse" => await AllAsync(collection.ListAsync(
                (call["query"] as JsonObject)?.ToDictionary(pair => pair.Key, pair => (string)pair.Value!), default)),
            _ => throw new InvalidOperationException($"A conversation cannot do '{what}'."),
        };
    }

    private static async Task<JsonNode?> DeleteAsync(ServiceClient client, string path)
    {
        await client.DeleteAsync(path, default);
        return "done";
    }

    private static async Task<JsonNode?> AllAsync(IAsyncEnumerable<JsonObject> items)
    {
        var all = new JsonArray();
        await foreach (var item in items)
        {
            all.Add((JsonNode)item);
        }

        return all;
    }
}
