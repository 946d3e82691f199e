namespace Heat.Simulator.Nova;

/// <summary><c>/servers/{id}/metadata</c>.</summary>
internal static class ServerMetadata
{
    public static Reply Handle(Call call, Record server, string[] tail)
    {
        var metadata = server["metadata"]!.DeepClone().AsObject();
        switch (call.Method, tail)
        {
            case ("GET", []):
                return Reply.Ok(new JsonObject { ["metadata"] = metadata });
            case ("PUT", []):
                return Save(server, Given(call));
            case ("POST", []):
                foreach (var (name, value) in Given(call))
                {
                    metadata[name] = value?.DeepClone();
                }

                return Save(server, metadata);
            case ("GET", [var name]):
                return Reply.Ok(new JsonObject { ["meta"] = new JsonObject { [name] = Item(metadata, name).DeepClone() } });
            case ("PUT", [var name]):
                metadata[name] = call.Envelope("meta")?[name]?.DeepClone() ?? throw ServiceFault.BadRequest("Request body and URI mismatch");
                Save(server, metadata);
                return Reply.Ok(new JsonObject { ["meta"] = new JsonObject { [name] = server["metadata"]![name]!.DeepClone() } });
            case ("DELETE", [var name]):
                _ = Item(metadata, name);
                metadata.Remove(name);
                Save(server, metadata);
                return Reply.NoContent;
            default:
                throw ServiceFault.NotFound("The resource could not be found.");
        }
    }

    private static JsonObject Given(Call call)
    {
        var given = call.Envelope("metadata")?.DeepClone().AsObject() ?? throw ServiceFault.BadRequest("Invalid input for field/attribute metadata. 'metadata' is a required property");
        return given.All(pair => pair.Value?.GetValueKind() == JsonValueKind.String)
            ? given
            : throw ServiceFault.BadRequest("Invalid input for field/attribute metadata. A value is not of type 'string'");
    }

    private static JsonNode Item(JsonObject metadata, string name) => metadata[name] ?? throw ServiceFault.NotFound("Metadata item was not found");

    private static Reply Save(Record server, JsonObject metadata)
    {
        server.Set("metadata", metadata);
        return Reply.Ok(new JsonObject { ["metadata"] = metadata.DeepClone() });
    }
}
