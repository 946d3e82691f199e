namespace Heat.Simulator.Http;

/// <summary>The refusal that all services behind Keystone's middleware share.</summary>
internal static class CloudAuth
{
    public static ServiceFault Unauthorized() => new(401, "Unauthorized", "The request you have made requires authentication.");

    public static JsonObject Body(ServiceFault fault) => new()
    {
        ["error"] = new JsonObject { ["code"] = 401, ["title"] = "Unauthorized", ["message"] = fault.Message },
    };
}
