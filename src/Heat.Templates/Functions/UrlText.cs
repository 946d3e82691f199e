using System.Globalization;
using System.Text;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary>The text of a URL.</summary>
internal static class UrlText
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

    /// <summary>Joins the parts that are given. A user name or path gets escaped, a host with colons gets brackets.</summary>
    public static string Join(MapValue parts)
    {
        var scheme = Text(parts, "scheme");
        var authority = Authority(parts);
        var path = Escape(Text(parts, "path"), "/");
        var builder = new StringBuilder();
        builder.Append(scheme.Length > 0 ? $"{scheme}:" : "");
        if (authority.Length > 0 || path.StartsWith("//", StringComparison.Ordinal) || (scheme == "file" && path.StartsWith('/')))
        {
            builder.Append("//").Append(authority).Append(path.Length > 0 && path[0] != '/' ? "/" : "");
        }

        builder.Append(path);
        var query = string.Join('&', (parts["query"] as MapValue ?? MapValue.Empty).Select(
            entry => $"{EscapeQuery(entry.Key)}={EscapeQuery(HeatText.Plain(entry.Value))}"));
        var fragment = Escape(Text(parts, "fragment"), "/");
        return builder.Append(query.Length > 0 ? $"?{query}" : "").Append(fragment.Length > 0 ? $"#{fragment}" : "").ToString();
    }

    private static string Authority(MapValue parts)
    {
        var user = Escape(Text(parts, "username"), "");
        var password = Escape(Text(parts, "password"), "");
        var host = Text(parts, "host");
        var port = Text(parts, "port").Trim();
        var credentials = password.Length > 0 ? $"{user}:{password}@" : user.Length > 0 ? $"{user}@" : "";
        var name = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
        return $"{credentials}{name}{(port.Length > 0 ? $":{port}" : "")}";
    }

    private static string Text(MapValue parts, string key) => parts[key] is { } value and not NullValue ? HeatText.Plain(value) : "";

    private static string EscapeQuery(string text) => Escape(text, "/ ").Replace(' ', '+');

    private static string Escape(string text, string safe)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)octet;
            _ = Unreserved.Contains(character, StringComparison.Ordinal) || safe.Contains(character, StringComparison.Ordinal)
                ? builder.Append(character)
                : builder.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return builder.ToString();
    }
}
