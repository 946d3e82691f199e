using Heat.OpenStack.Configuration;
using YamlDotNet.Serialization;

namespace Heat.OpenStack.Tests.Configuration;

/// <summary>Reads the cases in <c>cases/clouds-yaml.yaml</c>.</summary>
public sealed class CloudsYamlTests
{
    private static readonly Dictionary<string, Case> Cases = new DeserializerBuilder().Build()
        .Deserialize<List<Dictionary<string, object>>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Configuration", "cases", "clouds-yaml.yaml")))
        .Select(entry => new Case(entry)).ToDictionary(one => one.Name);

    public static TheoryData<string> Names() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void CloudsYaml_ReadsAsWritten(string name)
    {
        var one = Cases[name];
        if (one.Text("error") is { } message)
        {
            Assert.Equal(message, Assert.Throws<CloudConfigException>(one.Parse).Message);
        }
        else if (one.Text("error-starts") is { } start)
        {
            var error = Assert.Throws<CloudConfigException>(one.Parse);
            Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("top-secret", error.ToString(), StringComparison.Ordinal);
        }
        else
        {
            var config = one.Parse();
            Assert.NotEmpty(one.Expected);
            Assert.All(one.Expected, pair => Assert.Equal((pair.Key, (string)pair.Value), (pair.Key, Value(config, (string)pair.Key))));
        }
    }

    private static string Value(CloudConfig config, string key) => key switch
    {
        "name" => config.Name,
        "auth-url" => config.Credential.AuthUrl.ToString(),
        "kind" => config.Credential.Kind.ToString(),
        "user" => config.Credential.Username ?? string.Empty,
        "user-id" => config.Credential.UserId ?? string.Empty,
        "user-domain" => Domain(config.Credential.UserDomain),
        "password" => config.Credential.Password?.Reveal() ?? string.Empty,
        "application-credential" => config.Credential.ApplicationCredentialId ?? string.Empty,
        "scope" => Scope(config.Credential.Scope),
        "region" => config.RegionName ?? string.Empty,
        "interface" => config.Interface,
        "verify" => config.Tls.Verify ? "yes" : "no",
        "authority" => config.Tls.AuthorityPem ?? string.Empty,
        "timeout" => config.CallTimeout?.ToString() ?? string.Empty,
        _ when key.StartsWith("service ", StringComparison.Ordinal) => Service(config.Service(key["service ".Length..])),
        _ => throw new InvalidOperationException($"A case cannot expect '{key}'."),
    };

    private static string Scope(CloudScope scope) => scope switch
    {
        CloudScope.Project { Id: { } id } => $"project id {id}",
        CloudScope.Project project => $"project name {project.Name} in {Domain(project.Owner)}",
        CloudScope.Domain domain => $"domain {Domain(domain.Target)}",
        CloudScope.Trust trust => $"trust {trust.Id}",
        _ => scope.GetType().Name.ToLowerInvariant(),
    };

    private static string Domain(DomainRef? domain) => domain is null ? string.Empty : domain.Id is { } id ? $"id {id}" : $"name {domain.Name}";

    private static string Service(ServiceConfig service) => string.Join(' ', new[]
    {
        service.Endpoint?.ToString(), service.Interface, Named("name", service.ServiceName), Named("region", service.RegionName),
        Named("api", service.ApiVersion), Named("microversion", service.Microversion), Named("type", service.ServiceType),
    }.OfType<string>());

    private static string? Named(string name, string? value) => value is null ? null : $"{name} {value}";

    private sealed class Case(Dictionary<string, object> entry)
    {
        public string Name => (string)entry["name"];

        public Dictionary<object, object> Expected => (Dictionary<object, object>)entry["expect"];

        public string? Text(string key) => entry.GetValueOrDefault(key) as string;

        public CloudConfig Parse() => CloudsYaml.Parse(
            Text("clouds")!, Text("cloud") is { } cloud ? (cloud.Length == 0 ? null : cloud) : "a", Text("secure"), Text("cacert"), Text("region")); // Each case has clouds.
    }
}
