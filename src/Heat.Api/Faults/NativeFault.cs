using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Heat.Api.Faults;

/// <summary>The fault documents of Heat's native API.</summary>
internal static class NativeFault
{
    /// <summary>A fault.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="type">Name of Heat's exception.</param>
    /// <param name="message">What is wrong, in Heat's words where it has some.</param>
    public static IResult Of(int status, string type, string message) => Json(status, new JsonObject
    {
        ["code"] = status,
        ["title"] = ReasonPhrases.GetReasonPhrase(status),
        ["explanation"] = Explanation(status),
        ["error"] = new JsonObject { ["type"] = type, ["traceback"] = null, ["message"] = message },
    });

    /// <summary>The caller is not known. The document is that of Keystone's middleware.</summary>
    public static IResult Unauthorized() => Json(StatusCodes.Status401Unauthorized, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["message"] = "The request you have made requires authentication.",
            ["code"] = StatusCodes.Status401Unauthorized,
            ["title"] = "Unauthorized",
        },
    });

    private static IResult Json(int status, JsonObject document) => Results.Text(document.ToJsonString(), "application/json", statusCode: status);

    private static string Explanation(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The server could not comply with the request since it is either malformed or otherwise incorrect.",
        StatusCodes.Status403Forbidden => "Access was denied to this resource.",
        StatusCodes.Status404NotFound => "The resource could not be found.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than the server accepts.",
        StatusCodes.Status429TooManyRequests => "Too many requests; try again later.",
        _ => "The server is currently unavailable. Please try again at a later time.",
    };
}
