using System.Net.Http.Headers;

namespace Heat.Simulator.Tests.Clients;

/// <summary>What a service answered.</summary>
internal sealed record Answer(int Status, HttpResponseHeaders Headers, JsonNode? Body)
{
    /// <summary>The value at a path of names and indexes, like <c>server.addresses</c>.</summary>
    public JsonNode? this[string path]
    {
        get
        {
            var node = Body;
            foreach (var part in path.Split('.'))
            {
                node = int.TryParse(part, out var index) ? node?[index] : node?[part];
            }

            return node;
        }
    }

    public string Text(string path) => this[path]?.ToString() ?? "";

    public JsonArray List(string path) => this[path]?.AsArray() ?? throw new InvalidOperationException($"There is no list at {path} in {Body}.");

    public string Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

    /// <summary>The error's type (Neutron) or key (Nova, Cinder).</summary>
    public string ErrorType => Body?["NeutronError"]?["type"]?.ToString() ?? (Body as JsonObject)?.FirstOrDefault().Key ?? "";

    /// <summary>The error's sentence, wherever the service puts it.</summary>
    public string Message => (Body?["NeutronError"] ?? Body?["error"] ?? (Body as JsonObject)?.FirstOrDefault().Value)?["message"]?.ToString() ?? Body?["message"]?.ToString() ?? "";

    /// <summary>The answer itself when it has the status, else a failure that shows what came.</summary>
    public Answer Expect(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Body?.ToJsonString()}");
        return this;
    }
}
