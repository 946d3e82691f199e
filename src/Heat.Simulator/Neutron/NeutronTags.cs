namespace Heat.Simulator.Neutron;

/// <summary><c>/v2.0/{plural}/{id}/tags</c>, for every kind of object.</summary>
internal static class NeutronTags
{
    public static Reply Handle(Call call, NeutronCollection collection, Record record, string[] tail)
    {
        var tags = record.Texts("tags").ToList();
        switch (call.Method, tail)
        {
            case ("GET", []):
                return Reply.Ok(new JsonObject { ["tags"] = tags.ToJson() });
            case ("PUT", []):
                var asked = (call.Body as JsonObject)?["tags"] as JsonArray ?? throw ServiceFault.BadRequest("Invalid input for tags. Reason: 'tags' is required.");
                Save(collection, record, asked.Select(tag => tag!.ToString()));
                return Reply.Ok(new JsonObject { ["tags"] = record.Texts("tags").ToJson() });
            case ("DELETE", []):
                Save(collection, record, []);
                return Reply.NoContent;
            case ("GET", [var tag]):
                return tags.Contains(tag) ? Reply.NoContent : throw Absent(tag);
            case ("PUT", [var tag]):
                Save(collection, record, tags.Append(tag));
                return new Reply(201, static writer => writer.WriteNullValue());
            case ("DELETE", [var tag]):
                Save(collection, record, tags.Remove(tag) ? tags : throw Absent(tag));
                return Reply.NoContent;
            default:
                throw NeutronService.NoResource();
        }
    }

    private static void Save(NeutronCollection collection, Record record, IEnumerable<string> tags)
    {
        record.Set("tags", tags.Distinct().ToJson());
        collection.Touch(record);
    }

    private static ServiceFault Absent(string tag) => new(404, "TagNotFound", $"Tag {tag} could not be found.");
}
