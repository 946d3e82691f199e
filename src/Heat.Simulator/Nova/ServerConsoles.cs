namespace Heat.Simulator.Nova;

/// <summary>Addresses of consoles; nothing answers behind them.</summary>
internal static class ServerConsoles
{
    public static Reply Create(Call call, Record server)
    {
        var asked = call.Envelope("remote_console");
        var (protocol, type) = (asked?.Text("protocol"), asked?.Text("type"));
        if (protocol is null || type is null)
        {
            throw ServiceFault.BadRequest("Invalid input for field/attribute remote_console. 'protocol' is a required property");
        }

        return Reply.Ok(new JsonObject { ["remote_console"] = new JsonObject { ["protocol"] = protocol, ["type"] = type, ["url"] = Url(call, server) } });
    }

    public static Reply Old(Call call, Record server, JsonObject? asked) =>
        Reply.Ok(new JsonObject { ["console"] = new JsonObject { ["type"] = asked?.Text("type"), ["url"] = Url(call, server) } });

    private static string Url(Call call, Record server) => $"{call.Origin}/console/vnc_auto.html?path=%3Ftoken%3D{server.Id}";
}
