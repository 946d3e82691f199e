namespace Heat.Simulator.Swift;

/// <summary>Headers that clients set and get back.</summary>
internal static class SwiftHeaders
{
    /// <summary>Takes over those that may be set. An empty value, or the form <c>X-Remove-…</c>, removes.</summary>
    public static void Take(Call call, IDictionary<string, string> kept, params string[] prefixes)
    {
        foreach (var (name, value) in call.Headers)
        {
            var target = name.StartsWith("X-Remove-", StringComparison.OrdinalIgnoreCase) ? "X-" + name[9..] : name;
            if (!prefixes.Any(prefix => target.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (value.Length == 0 || target != name)
            {
                kept.Remove(target);
            }
            else
            {
                kept[target] = value;
            }
        }
    }

    public static IReadOnlyList<(string Name, string Value)> Of(IEnumerable<KeyValuePair<string, string>> kept, params (string Name, string Value)[] more) =>
        [.. kept.Select(entry => (entry.Key, entry.Value)), .. more];

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
