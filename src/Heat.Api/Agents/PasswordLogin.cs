using System.Security.Cryptography;
using System.Text;
using Heat.Templates.Values;

namespace Heat.Api.Agents;

/// <summary>What a caller says who it is.</summary>
/// <param name="User">Id or name of the user.</param>
/// <param name="Password">Its password. A secret.</param>
/// <param name="Project">Id or name of the project that it wants a token for; empty: none.</param>
internal sealed record PasswordLogin(string User, string Password, string Project)
{
    /// <summary>Reads the body of a call for a token; null where it gives no user and password.</summary>
    public static PasswordLogin? Read(TemplateValue body)
    {
        var auth = Child(body, "auth");
        var user = Child(Child(Child(auth, "identity"), "password"), "user");
        var project = Child(Child(auth, "scope"), "project");
        return (Text(user, "id") ?? Text(user, "name")) is { } name && Text(user, "password") is { } password
            ? new PasswordLogin(name, password, Text(project, "id") ?? Text(project, "name") ?? "")
            : null;
    }

    /// <summary>Compares the password in a time that does not depend on it.</summary>
    public bool HasPassword(string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Password), Encoding.UTF8.GetBytes(expected));

    /// <inheritdoc/>
    public override string ToString() => User;

    private static TemplateValue? Child(TemplateValue? value, string key) => (value as MapValue)?[key];

    private static string? Text(TemplateValue? value, string key) => (Child(value, key) as TextValue)?.Text;
}
