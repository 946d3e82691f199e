using Heat.Cli.Linting;

namespace Heat.Cli.Tests.Linting;

public sealed class LinterTests
{
    [Fact]
    public void RuleIdsAndNames_AreDistinctAndWellFormed()
    {
        Assert.Equal(Linter.Rules.Length, Linter.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(Linter.Rules.Length, Linter.Rules.Select(rule => rule.Name).Distinct().Count());
        Assert.All(Linter.Rules, rule => Assert.Matches("^HL\\d{4}$", rule.Id));
        Assert.All(Linter.Rules, rule => Assert.EndsWith(".", rule.Remedy, StringComparison.Ordinal));
    }

    /// <summary>Each rule has a case that breaks it.</summary>
    [Fact]
    public void Rule_IsBrokenByACase()
    {
        var found = string.Concat(Directory.EnumerateFiles(CaseTests.Cases, "expected.txt", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(Linter.Rules, rule => Assert.Contains($" {rule.Id}: ", found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("db_password", true)]
    [InlineData("AdminPass", true)]
    [InlineData("admin_pass", true)]
    [InlineData("root_passwd", true)]
    [InlineData("api_key", true)]
    [InlineData("private-key", true)]
    [InlineData("auth_token", true)]
    [InlineData("client_secret", true)]
    [InlineData("password_length", false)]
    [InlineData("secret_name", false)]
    [InlineData("token_ttl", false)]
    [InlineData("key_name", false)]
    [InlineData("passive", false)]
    [InlineData("bypass_proxy", false)]
    [InlineData("compass", false)]
    public void Name_TellsWhetherItIsASecret(string name, bool isSecret) => Assert.Equal(isSecret, SecretNames.IsLikely(name));
}
