namespace Heat.Simulator.Cinder;

/// <summary>Metadata of volumes and snapshots.</summary>
internal static class CinderMetadata
{
    public static Reply Handle(Call call, Record record, string[] tail)
    {
        var metadata = record["metadata"]!.DeepClone().AsObject();
        switch (call.Method, tail)
        {
            case ("GET", []):
                return Reply.Ok(new JsonObject { ["metadata"] = metadata });
            case ("PUT", []):
                return Save(record, Given(call));
            case ("POST", []):
                foreach (var (name, value) in Given(call))
                {
                    metadata[name] = value?.DeepClone();
                }

                return Save(record, metadata);
            case ("GET", [var name]):
                return Reply.Ok(new JsonObject { ["meta"] = new JsonObject { [name] = Item(metadata, name).DeepClone() } });
            case ("PUT", [var name]):
                metadata[name] = call.Envelope("meta")?[name]?.DeepClone() ?? throw ServiceFault.BadRequest("Request body and URI mismatch");
                Save(record, metadata);
                return Reply.Ok(new JsonObject { ["meta"] = new JsonObject { [name] = record["metadata"]![name]!.DeepClone() } });
            case ("DELETE", [var name]):
                _ = Item(metadata, name);
                metadata.Remove(name);
                Save(record, metadata);
                return new Reply(200);
            default:
                throw ServiceFault.NotFound("The resource could not be found.");
        }
    }

    private static JsonObject Given(Call call) => call.Envelope("metadata")?.DeepClone().AsObject()
        ?? throw ServiceFault.BadRequest("Missing required element 'metadata' in request body.");

    private static JsonNode Item(JsonObject metadata, string name) => metadata[name] ?? throw ServiceFault.NotFound($"Metadata item was not found");

    private static Reply Save(Record record, JsonObject metadata)
    {
        record.Set("metadata", metadata);
        return Reply.Ok(new JsonObject { ["metadata"] = metadata.DeepClone() });
    }
}
