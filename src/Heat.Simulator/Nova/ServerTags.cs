namespace Heat.Simulator.Nova;

/// <summary><c>/servers/{id}/tags</c>, from 2.26 on.</summary>
internal static class ServerTags
{
    public static Reply Handle(Call call, Record server, string[] tail)
    {
        var tags = server.Texts("tags").ToList();
        switch (call.Method, tail)
        {
            case ("GET", []):
                return Reply.Ok(new JsonObject { ["tags"] = tags.ToJson() });
            case ("PUT", []):
                var asked = (call.Body as JsonObject)?.List("tags") ?? throw ServiceFault.BadRequest("Invalid input for field/attribute tags. 'tags' is a required property");
                server.Set("tags", asked.Select(tag => tag!.ToString()).Distinct().ToJson());
                return Reply.Ok(new JsonObject { ["tags"] = server.Texts("tags").ToJson() });
            case ("DELETE", []):
                server.Set("tags", new JsonArray());
                return Reply.NoContent;
            case ("GET", [var tag]):
                return tags.Contains(tag) ? Reply.NoContent : throw Absent(server, tag);
            case ("PUT", [var tag]):
                var status = tags.Contains(tag) ? 204 : 201;
                server.Set("tags", tags.Append(tag).Distinct().ToJson());
                return new Reply(status) { Headers = [("Location", $"{call.Origin}/compute/v2.1/servers/{server.Id}/tags/{tag}")] };
            case ("DELETE", [var tag]):
                server.Set("tags", tags.Remove(tag) ? tags.ToJson() : throw Absent(server, tag));
                return Reply.NoContent;
            default:
                throw ServiceFault.NotFound("The resource could not be found.");
        }
    }

    private static ServiceFault Absent(Record server, string tag) => ServiceFault.NotFound($"Instance {server.Id} has no tag '{tag}'");
}
