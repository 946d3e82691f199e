using System.Text;
using Heat.Api.Signing;
using Heat.Operator.Stacks.Signals;

namespace Heat.Operator.Tests.Stacks.Signals;

public sealed class SigningSecretTests
{
    [Fact]
    public void NewSecret_HasOneKeyThatSigns()
    {
        var (current, all) = SigningSecret.Open(SigningSecret.Create("heat"));
        Assert.Equal(32, current.Secret.Length);
        Assert.Same(current, Assert.Single(all).Value);
    }

    [Fact]
    public void RetiredKey_IsStillThere()
    {
        var secret = SigningSecret.Create("heat");
        secret.Data!["key.next"] = new byte[32];
        secret.Data["current"] = Encoding.UTF8.GetBytes("next\n");
        var (current, all) = SigningSecret.Open(secret);
        Assert.Equal(("next", 2), (current.Id, all.Count));
    }

    [Theory]
    [InlineData("gone", 32)]
    [InlineData("short", 31)]
    public void CurrentKeyThatCannotSign_IsNamed(string current, int bytes)
    {
        var secret = SigningSecret.Create("heat");
        secret.Data!["key.short"] = new byte[bytes == 31 ? 31 : 0];
        secret.Data["current"] = Encoding.UTF8.GetBytes(current);
        var exception = Assert.Throws<SigningUnavailableException>(() => SigningSecret.Open(secret));
        Assert.Contains($"'{current}'", exception.Message, StringComparison.Ordinal);
    }
}
