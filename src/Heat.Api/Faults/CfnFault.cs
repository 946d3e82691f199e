using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Heat.Api.Faults;

/// <summary>The fault documents of Heat's CloudFormation API.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Amazon's word.</param>
/// <param name="Explanation">Amazon's sentence.</param>
internal sealed record CfnFault(int Status, string Code, string Explanation)
{
    public static readonly CfnFault IncompleteSignature =
        new(StatusCodes.Status400BadRequest, nameof(IncompleteSignature), "The request signature does not conform to AWS standards");

    public static readonly CfnFault MissingAuthenticationToken = new(
        StatusCodes.Status403Forbidden, nameof(MissingAuthenticationToken), "Does not contain a valid AWS Access Key or certificate");

    public static readonly CfnFault AccessDenied =
        new(StatusCodes.Status403Forbidden, nameof(AccessDenied), "User is not authorized to perform action");

    public static readonly CfnFault InvalidAction =
        new(StatusCodes.Status400BadRequest, nameof(InvalidAction), "The action or operation requested is invalid");

    public static readonly CfnFault InvalidClientTokenId =
        new(StatusCodes.Status403Forbidden, nameof(InvalidClientTokenId), "The certificate or AWS Key ID provided does not exist");

    public static readonly CfnFault SignatureDoesNotMatch = new(
        StatusCodes.Status403Forbidden, nameof(SignatureDoesNotMatch),
        "The request signature we calculated does not match the signature you provided");

    public static readonly CfnFault RequestExpired = new(
        StatusCodes.Status400BadRequest, nameof(RequestExpired), "Request expired or the timestamp is too far in the future");

    public static readonly CfnFault InvalidParameterValue =
        new(StatusCodes.Status400BadRequest, nameof(InvalidParameterValue), "A bad or out-of-range value was supplied");

    public static readonly CfnFault RequestLimitExceeded =
        new(StatusCodes.Status413PayloadTooLarge, nameof(RequestLimitExceeded), "Payload exceeds maximum allowed size");

    public static readonly CfnFault Throttling =
        new(StatusCodes.Status429TooManyRequests, nameof(Throttling), "Request was denied due to request throttling");

    public static readonly CfnFault ServiceUnavailable =
        new(StatusCodes.Status503ServiceUnavailable, nameof(ServiceUnavailable), "Service temporarily unavailable");

    /// <summary>The answer.</summary>
    /// <param name="detail">What is wrong in this very case.</param>
    public IResult ToResult(string? detail = null)
    {
        var type = Status >= StatusCodes.Status500InternalServerError ? "Server" : "Sender";
        var document = new XElement("ErrorResponse", new XElement(
            "Error", new XElement("Type", type), new XElement("Code", Code), new XElement("Message", detail is null ? Explanation : $"{Explanation}:{detail}")));
        return Results.Text(document.ToString(SaveOptions.DisableFormatting), "application/xml", statusCode: Status);
    }
}
