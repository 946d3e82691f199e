using Heat.OpenStack.Errors;

namespace Heat.Resources;

/// <summary>What a driver cannot do, told in the form in which the cloud tells it.</summary>
internal static class Refusal
{
    /// <summary>Trying again does not help before the template changes.</summary>
    /// <param name="service">Service type of the resource.</param>
    /// <param name="sentence">Names the place, what was expected and what to do. Holds no secret.</param>
    public static OpenStackException Of(string service, string sentence) =>
        new(sentence) { Service = service, Disposition = Disposition.Terminal };

    /// <summary>Something in the cloud stands in the way that may go away by itself or by an administrator's hand.</summary>
    /// <inheritdoc cref="Of"/>
    public static OpenStackException ForNow(string service, string sentence) =>
        new(sentence) { Service = service, Disposition = Disposition.RetrySlowly };
}
