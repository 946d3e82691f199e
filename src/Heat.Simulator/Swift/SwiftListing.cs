using System.Text;

namespace Heat.Simulator.Swift;

/// <summary>Lists: names as text, or entries as JSON where that is asked for.</summary>
internal static class SwiftListing
{
    private const int Limit = 10_000;

    public static Reply Of(Call call, IEnumerable<string> names, Func<string, JsonObject> entry)
    {
        var prefix = call.Query["prefix"].ToString();
        var marker = call.Query["marker"].ToString();
        var page = names
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(name, marker) > 0)
            .Take(Math.Min(call.QueryNumber("limit") ?? Limit, Limit))
            .ToList();
        if (call.Query["format"] == "json" || call.Header("Accept")?.Contains("json", StringComparison.Ordinal) == true)
        {
            return Reply.Ok(page.Select(entry).ToJson());
        }

        return page.Count == 0
            ? Reply.NoContent
            : new Reply(200) { Raw = Encoding.UTF8.GetBytes(string.Join('\n', page) + "\n"), ContentType = "text/plain; charset=utf-8" };
    }
}
