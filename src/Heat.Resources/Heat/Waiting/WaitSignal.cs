using Heat.Templates.Values;

namespace Heat.Resources.Heat.Waiting;

/// <summary>What a handle noted of one signal.</summary>
/// <param name="Id">Tells it from others: a later one of the same id takes its place.</param>
/// <param name="Status"><see cref="Success"/> or <see cref="Failure"/>.</param>
/// <param name="Reason">For people.</param>
/// <param name="Data">What the sender gives back.</param>
internal sealed record WaitSignal(string Id, string Status, string Reason, TemplateValue Data)
{
    /// <summary>It went well.</summary>
    public const string Success = "SUCCESS";

    /// <summary>It failed: so does who waits for it.</summary>
    public const string Failure = "FAILURE";

    /// <summary>What Heat says of a signal that does not have the form.</summary>
    public const string Invalid = "Metadata format invalid";

    /// <summary>Whether the status is one.</summary>
    public static bool IsStatus(string? status) => status is Success or Failure;
}
