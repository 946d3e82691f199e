using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;
using Heat.OpenStack.Sessions;

namespace Heat.Operator.Testing;

/// <summary>The Heat of a real cloud, to compare with: stacks of its own, over its own API.</summary>
/// <param name="session">A session in a cloud that has an orchestration service.</param>
/// <param name="patience">How long a stack may take.</param>
public sealed class RealHeat(CloudSession session, TimeSpan patience)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Creates a stack and waits for its end.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> CreateAsync(string name, string template, JsonObject? files = null)
    {
        var made = await session.Service("orchestration").PostAsync("stacks", Body(template, files, name), CancellationToken.None);
        var id = (string)made!["stack"]!["id"]!; // the API's answer to a create
        await UntilAsync($"{name}/{id}", "CREATE_COMPLETE");
        return id;
    }

    /// <summary>Updates a stack and waits for its end.</summary>
    public async Task UpdateAsync(string name, string id, string template, JsonObject? files = null)
    {
        await session.Service("orchestration").PutAsync($"stacks/{name}/{id}", Body(template, files, null), CancellationToken.None);
        await UntilAsync($"{name}/{id}", "UPDATE_COMPLETE");
    }

    /// <summary>Deletes a stack and waits until it is gone.</summary>
    public async Task DeleteAsync(string name, string id)
    {
        await session.Service("orchestration").DeleteAsync($"stacks/{name}/{id}", CancellationToken.None);
        await UntilAsync($"{name}/{id}", "DELETE_COMPLETE");
    }

    /// <summary>Takes a stack out of Heat's hands; its objects stay.</summary>
    /// <returns>What Heat knows of it, in the form that <c>adopt</c> takes.</returns>
    public async Task<JsonObject> AbandonAsync(string name, string id)
    {
        using var answer = await session.Service("orchestration").SendAsync(HttpMethod.Delete, $"stacks/{name}/{id}/abandon", null, CancellationToken.None);
        return (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!; // an object, or the call had failed
    }

    /// <summary>The stack as Heat shows it.</summary>
    public async Task<JsonObject> ShowAsync(string name, string id) =>
        (JsonObject)(await session.Service("orchestration").GetAsync($"stacks/{name}/{id}", CancellationToken.None))["stack"]!; // the API's answer to a show

    /// <summary>Types of the resources by name.</summary>
    public async Task<SortedDictionary<string, string>> ResourcesAsync(string name, string id)
    {
        var found = await session.Service("orchestration").GetAsync($"stacks/{name}/{id}/resources", CancellationToken.None);
        return new SortedDictionary<string, string>(
            ((JsonArray)found["resources"]!).ToDictionary(item => (string)item!["resource_name"]!, item => (string)item!["resource_type"]!), // the API's answer
            StringComparer.Ordinal);
    }

    private static JsonObject Body(string template, JsonObject? files, string? name)
    {
        var body = new JsonObject { ["template"] = template, ["files"] = files?.DeepClone() ?? new JsonObject(), ["timeout_mins"] = 30, ["disable_rollback"] = true };
        if (name is not null)
        {
            body["stack_name"] = name;
        }

        return body;
    }

    private async Task UntilAsync(string path, string wanted)
    {
        using var limit = new CancellationTokenSource(patience);
        while (true)
        {
            string status;
            try
            {
                var stack = (await session.Service("orchestration").GetAsync($"stacks/{path}", limit.Token))["stack"]!; // the API's answer to a show
                status = (string)stack["stack_status"]!;
                if (status.EndsWith("_FAILED", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"Heat's stack {path}: {status}: {(string?)stack["stack_status_reason"]}");
                }
            }
            catch (OpenStackException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                status = "DELETE_COMPLETE";
            }

            if (status == wanted)
            {
                return;
            }

            await Task.Delay(Pause, TimeProvider.System, limit.Token);
        }
    }
}
