namespace Heat.Simulator.Http;

/// <summary>Reads the microversion that a call asks for.</summary>
internal static class ApiVersion
{
    /// <summary>The minor version asked for, or null when it is outside what the service speaks.</summary>
    public static int? Ask(Call call, string service, string? oldHeader, int lowest, int highest)
    {
        var text = Text(call, service, oldHeader);
        if (text is null)
        {
            return lowest;
        }

        if (text == "latest")
        {
            return highest;
        }

        var major = service == "compute" ? "2" : "3";
        return text.Split('.') switch
        {
            [var first, var second] when int.TryParse(first, CultureInfo.InvariantCulture, out _) && int.TryParse(second, CultureInfo.InvariantCulture, out var minor) =>
                first == major && minor >= lowest && minor <= highest ? minor : null,
            _ => throw ServiceFault.BadRequest($"API Version String {text} is of invalid format. Must be of format MajorNum.MinorNum."),
        };
    }

    public static string? Text(Call call, string service, string? oldHeader)
    {
        foreach (var part in call.Header("OpenStack-API-Version")?.Split(',') ?? [])
        {
            if (part.Trim().Split(' ') is [var name, var version] && name == service)
            {
                return version;
            }
        }

        return oldHeader is null ? null : call.Header(oldHeader);
    }
}
