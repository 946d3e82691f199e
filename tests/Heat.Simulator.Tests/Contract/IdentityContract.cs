namespace Heat.Simulator.Tests.Contract;

public sealed class IdentityContract
{
    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task PasswordToken_HasUserProjectRolesExpiryAndCatalogue(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var answer = await cloud.Client.LogInAsync(cloud.Credentials.User, cloud.Credentials.Password, cloud.Credentials.Project);

        answer.Expect(201);
        Assert.NotEmpty(answer.Header("X-Subject-Token"));
        Assert.Equal("password", answer.Text("token.methods.0"));
        Assert.Equal(cloud.Credentials.User, answer.Text("token.user.name"));
        Assert.Equal("Default", answer.Text("token.user.domain.name"));
        Assert.Equal(cloud.Credentials.Project, answer.Text("token.project.name"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", answer.Text("token.expires_at"));
        Assert.Contains(answer.List("token.roles"), role => role!["name"]!.ToString() == "member");
        var types = answer.List("token.catalog").Select(entry => entry!["type"]!.ToString()).ToList();
        Assert.Subset(types.ToHashSet(), new HashSet<string> { "network", "compute", "volumev3", "block-storage", "image" });
        var endpoint = answer.List("token.catalog").First(entry => entry!["type"]!.ToString() == "compute")!["endpoints"]![0]!;
        Assert.All(["interface", "region", "region_id", "url", "id"], field => Assert.NotNull(endpoint[field]));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task WrongPassword_Answers401WithError(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var answer = await cloud.Stranger.LogInAsync(cloud.Credentials.User, "wrong", cloud.Credentials.Project);

        answer.Expect(401);
        Assert.Equal("error", answer.ErrorType);
        Assert.Equal("401", answer.Text("error.code"));
        Assert.Equal("The request you have made requires authentication.", answer.Message);
        Assert.NotEmpty(answer.Header("x-openstack-request-id"));
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task UnknownProject_Answers401(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        (await cloud.Stranger.LogInAsync(cloud.Credentials.User, cloud.Credentials.Password, "no-such-project")).Expect(401);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task UnscopedToken_HasNoCatalogue(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var answer = await cloud.Stranger.LogInAsync(cloud.Credentials.User, cloud.Credentials.Password, null);

        answer.Expect(201);
        Assert.Null(answer["token.catalog"]);
        Assert.Null(answer["token.project"]);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task ApplicationCredential_LogsInUntilItIsDeleted(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var path = $"/users/{cloud.Client.UserId}/application_credentials";
        var made = await cloud.MakeAsync("identity", path, new JsonObject { ["application_credential"] = new JsonObject { ["name"] = cloud.Name } });
        made.Expect(201);
        var auth = CredentialAuth(made.Text("application_credential.id"), made.Text("application_credential.secret"));

        var token = await cloud.Stranger.LogInAsync(auth);
        token.Expect(201);
        Assert.Equal("application_credential", token.Text("token.methods.0"));
        Assert.Equal(cloud.Client.ProjectId, token.Text("token.project.id"));
        var shown = await cloud.Client.GetAsync("identity", $"{path}/{made.Text("application_credential.id")}");
        Assert.Null(shown.Expect(200)["application_credential.secret"]);

        (await cloud.Client.DeleteAsync("identity", $"{path}/{made.Text("application_credential.id")}")).Expect(204);
        Assert.True((await cloud.Stranger.LogInAsync(auth)).Status is 401 or 404);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task DeletedToken_IsUnknown(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var other = cloud.Stranger;
        (await other.LogInAsync(cloud.Credentials.User, cloud.Credentials.Password, cloud.Credentials.Project)).Expect(201);

        (await TokenCallAsync(cloud, HttpMethod.Get, other.Token)).Expect(200);
        (await TokenCallAsync(cloud, HttpMethod.Delete, other.Token)).Expect(204);
        (await TokenCallAsync(cloud, HttpMethod.Get, other.Token)).Expect(404);
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task UnknownToken_IsRefusedByEveryServiceWithAuthenticateHeader(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        foreach (var (service, path) in new[] { ("network", "/networks"), ("compute", "/servers"), ("volume", "/volumes"), ("image", "/images") })
        {
            (await cloud.Client.GetAsync(service, path)).Expect(200);
            var answer = await cloud.Client.GetAsUnknownAsync(service, path);
            answer.Expect(401);
            Assert.StartsWith("Keystone uri=", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(ContractTargets.All), MemberType = typeof(ContractTargets))]
    public async Task Versions_AreTold(string target)
    {
        await using var cloud = await ContractCloud.OpenAsync(target);
        var answer = await cloud.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, cloud.Credentials.AuthUrl));

        Assert.StartsWith("v3.", answer.Expect(200).Text("version.id"), StringComparison.Ordinal);
        Assert.Equal("stable", answer.Text("version.status"));
    }

    private static JsonObject CredentialAuth(string id, string secret) => new()
    {
        ["auth"] = new JsonObject
        {
            ["identity"] = new JsonObject
            {
                ["methods"] = new JsonArray("application_credential"),
                ["application_credential"] = new JsonObject { ["id"] = id, ["secret"] = secret },
            },
        },
    };

    private static Task<Answer> TokenCallAsync(ContractCloud cloud, HttpMethod method, string subject)
    {
        var request = new HttpRequestMessage(method, cloud.Credentials.AuthUrl + "/auth/tokens");
        request.Headers.Add("X-Auth-Token", cloud.Client.Token);
        request.Headers.Add("X-Subject-Token", subject);
        return cloud.Client.SendAsync(request);
    }
}
