namespace Heat.Simulator.Http;

/// <summary>An answer that is an error. Each service writes it in its own form.</summary>
/// <param name="status">HTTP status code.</param>
/// <param name="type">The service's own name of the error; Neutron shows it.</param>
/// <param name="message">The service's sentence.</param>
internal sealed class ServiceFault(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public static ServiceFault BadRequest(string message) => new(400, "HTTPBadRequest", message);

    public static ServiceFault NotFound(string message) => new(404, "HTTPNotFound", message);

    public static ServiceFault Conflict(string message) => new(409, "HTTPConflict", message);

    public static ServiceFault Forbidden(string message) => new(403, "HTTPForbidden", message);

    public static ServiceFault MethodNotAllowed() => new(405, "HTTPMethodNotAllowed", "The method is not allowed for this resource.");
}
