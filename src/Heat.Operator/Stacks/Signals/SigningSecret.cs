using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Heat.Api.Signing;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Signals;

/// <summary>The Secret with the signing keys: <c>current</c> names the one that signs, each <c>key.ID</c> is one that is accepted.</summary>
internal static class SigningSecret
{
    /// <summary>Its name, in the operator's own namespace.</summary>
    public const string Name = "heat-operator-signing-keys";

    private const string SecretType = V1Alpha1Stack.GroupName + "/signing-keys";
    private const string CurrentKey = "current";
    private const string Prefix = "key.";
    private const int KeyBytes = 32;

    /// <summary>A Secret with one new key.</summary>
    public static V1Secret Create(string @namespace)
    {
        var id = RandomNumberGenerator.GetHexString(8, lowercase: true);
        return new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = Name, Namespace = @namespace },
            Type = SecretType,
            Data = new Dictionary<string, byte[]>
            {
                [CurrentKey] = Encoding.UTF8.GetBytes(id),
                [Prefix + id] = RandomNumberGenerator.GetBytes(KeyBytes),
            },
        };
    }

    /// <summary>The keys in a Secret, and the one that signs.</summary>
    /// <exception cref="SigningUnavailableException">It names no key that it has, or one that is too short.</exception>
    public static (SigningKey Current, FrozenDictionary<string, SigningKey> All) Open(V1Secret secret)
    {
        var all = (secret.Data ?? []).Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal) && entry.Value.Length >= KeyBytes)
            .Select(entry => new SigningKey(entry.Key[Prefix.Length..], entry.Value))
            .ToFrozenDictionary(key => key.Id);
        var current = secret.Data?.GetValueOrDefault(CurrentKey) is { } name ? Encoding.UTF8.GetString(name).Trim() : "";
        return all.TryGetValue(current, out var signs)
            ? (signs, all)
            : throw new SigningUnavailableException(
                $"Secret '{Name}' in the operator's namespace names '{current}' as its current key and has no key of that name with at least {KeyBytes} bytes. "
                + "Correct it; or delete it, and a new one is made, which makes all addresses that were given out worthless.");
    }
}
