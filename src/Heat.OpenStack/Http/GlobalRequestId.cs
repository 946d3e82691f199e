namespace Heat.OpenStack.Http;

/// <summary>An id that all calls of one piece of work carry, so that it can be followed through the logs of all services.</summary>
public static class GlobalRequestId
{
    private static readonly AsyncLocal<string?> Id = new();

    /// <summary>The id of the work that the caller is part of; null: none.</summary>
    public static string? Current => Id.Value;

    /// <summary>Calls made until the answer is disposed carry the id. Services accept <c>req-</c> and a UUID.</summary>
    /// <param name="work">The UUID of the work.</param>
    public static IDisposable Begin(Guid work)
    {
        var before = Id.Value;
        Id.Value = $"req-{work:D}";
        return new Ending(before);
    }

    private sealed class Ending(string? before) : IDisposable
    {
        public void Dispose() => Id.Value = before;
    }
}
