using Heat.Simulator.Keystone;

namespace Heat.Simulator.Http;

/// <summary>One request to one service, with its body already read.</summary>
internal sealed class Call(HttpRequest request, string[] path, JsonNode? body)
{
    private static readonly Token Nobody = new("", new("", "", "", "default"), null, null, ["none"], DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    public string Method => request.Method;

    /// <summary>Path below the service's root, cut at the slashes.</summary>
    public string[] Path { get; set; } = path;

    public IQueryCollection Query => request.Query;

    public string QueryText => request.QueryString.Value ?? "";

    public JsonNode? Body => body;

    /// <summary>The body as it came, where its service takes anything.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>All headers.</summary>
    public IEnumerable<(string Name, string Value)> Headers => request.Headers.Select(header => (header.Key, header.Value.ToString()));

    /// <summary>Who calls. Nobody until the token is checked.</summary>
    public Token Token { get; set; } = Nobody;

    /// <summary>Minor part of the microversion asked for.</summary>
    public int Microversion { get; set; }

    /// <summary>Scheme, host and port that the client used.</summary>
    public string Origin => $"{request.Scheme}://{request.Host.Value}";

    public string RequestId { get; } = "req-" + Guid.NewGuid().ToString("D");

    public string ProjectId => Token.Project?.Id ?? "";

    public bool IsAdmin => Token.IsAdmin;

    public string? Header(string name) => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public string? Segment(int index) => index < Path.Length ? Path[index] : null;

    /// <summary>The object under its envelope name.</summary>
    public JsonObject? Envelope(string name) => (body as JsonObject)?[name] as JsonObject;

    /// <summary>A call that the cloud makes on itself, with all rights.</summary>
    public static Call OfSystem() => new(new DefaultHttpContext().Request, [], null)
    {
        Token = new("", new("", "", "", "default"), null, null, ["admin"], DateTimeOffset.MinValue, DateTimeOffset.MaxValue),
    };

    public int? QueryNumber(string name) =>
        Query.TryGetValue(name, out var text) ? int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1 : null;

    public bool QueryFlag(string name) => Query.TryGetValue(name, out var text) && JsonText.Flag(text.ToString()) == true;
}
