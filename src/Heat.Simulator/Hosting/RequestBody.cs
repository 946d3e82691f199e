namespace Heat.Simulator.Hosting;

/// <summary>The body of a request, read before the cloud is locked.</summary>
internal readonly record struct RequestBody(JsonNode? Json, bool Malformed, byte[]? Raw = null)
{
    /// <summary>A body that is what it is.</summary>
    public static async ValueTask<RequestBody> ReadRaw(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return new RequestBody(null, false, bytes.ToArray());
    }

    public static async ValueTask<RequestBody> Read(HttpRequest request)
    {
        if (request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return default;
        }

        if (request.ContentType?.Contains("octet-stream", StringComparison.Ordinal) == true)
        {
            await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted).ConfigureAwait(false);
            return default;
        }

        try
        {
            return new RequestBody(await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted).ConfigureAwait(false), false);
        }
        catch (JsonException)
        {
            return new RequestBody(null, true);
        }
    }
}
