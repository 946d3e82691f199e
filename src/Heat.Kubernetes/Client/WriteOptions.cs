namespace Heat.Kubernetes.Client;

/// <summary>How an object is written.</summary>
public sealed record WriteOptions
{
    /// <summary>The object itself, as the user agent of the client.</summary>
    public static readonly WriteOptions Default = new();

    /// <summary>The status of the object, not the object.</summary>
    public static readonly WriteOptions Status = new() { Subresource = "status" };

    /// <summary>Part of the object that is written apart, for example <c>status</c>.</summary>
    public string? Subresource { get; init; }

    /// <summary>Under whose name the server books the fields. Server-side apply needs it.</summary>
    public string? FieldManager { get; init; }

    /// <summary>Whether server-side apply takes fields over that somebody else booked.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the server only tries, and stores nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>What the server does with fields that it does not know: <c>Ignore</c>, <c>Warn</c> or <c>Strict</c>. Servers before 1.25 pass over it.</summary>
    public string? FieldValidation { get; init; }
}
