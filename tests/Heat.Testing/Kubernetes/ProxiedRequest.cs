using Microsoft.AspNetCore.Http;

namespace Heat.Testing.Kubernetes;

/// <summary>A request that came to the proxy.</summary>
/// <param name="Verb">As the API server counts: get, list, watch, create, update, patch, delete.</param>
/// <param name="Resource">Collection, with the subresource after a slash.</param>
/// <param name="Path">Path with its query.</param>
public sealed record ProxiedRequest(string Verb, string Resource, string Path)
{
    internal static ProxiedRequest Of(HttpRequest request)
    {
        var steps = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);

        // api/v1/… or apis/group/version/…, then perhaps namespaces/name/…, then collection[/name[/subresource]].
        var rest = steps.Skip(steps is ["api", ..] ? 2 : 3).ToArray();
        rest = rest is ["namespaces", _, _, ..] ? rest[2..] : rest;
        var resource = rest switch
        {
            [var collection, _, var subresource, ..] => $"{collection}/{subresource}",
            [var collection, ..] => collection,
            _ => "",
        };
        return new ProxiedRequest(VerbOf(request, isItem: rest.Length > 1), resource, request.Path + request.QueryString);
    }

    private static string VerbOf(HttpRequest request, bool isItem) => request.Method switch
    {
        "GET" when request.Query.ContainsKey("watch") => "watch",
        "GET" => isItem ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => "delete",
        var other => other,
    };
}
