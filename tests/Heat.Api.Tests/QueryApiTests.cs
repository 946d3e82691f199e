using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Heat.Api.Agents;

namespace Heat.Api.Tests;

public sealed class QueryApiTests
{
    [Theory]
    [InlineData("heat.test:8004", "/v1/")]
    [InlineData("heat.test", "/v1/")]
    [InlineData("heat.test:8004", "/v1")]
    public async Task SignedCall_ReadsTheMetadata(string host, string path)
    {
        await using var api = await AgentHost.StartAsync();

        var answer = await api.SendAsync(HttpMethod.Get, Signed(Call(), host: host, path: path));

        Assert.Equal(200, answer.Status);
        var detail = XElement.Parse(answer.Body).Element("DescribeStackResourceResult")!.Element("StackResourceDetail")!;
        Assert.Equal("srv", detail.Element("LogicalResourceId")!.Value);
        Assert.Equal("ünïcode <&>\u0001", JsonNode.Parse(detail.Element("Metadata")!.Value)!["note"]!.GetValue<string>());
    }

    [Fact]
    public async Task CallBehindAnotherName_IsJudgedByTheNameThatAgentsWereTold()
    {
        await using var api = await AgentHost.StartAsync();

        Assert.Equal(200, (await api.SendAsync(HttpMethod.Get, Signed(Call()), host: "inside:1234")).Status);
    }

    [Fact]
    public async Task JsonIsGiven_WhereItIsAskedFor()
    {
        await using var api = await AgentHost.StartAsync();
        var call = Call();
        call["ContentType"] = "JSON";

        var answer = await api.SendAsync(HttpMethod.Get, Signed(call));

        var detail = JsonNode.Parse(answer.Body)!["DescribeStackResourceResponse"]!["DescribeStackResourceResult"]!["StackResourceDetail"]!;
        Assert.Contains("note", detail["Metadata"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("StackName", "web", 200)]
    [InlineData("StackName", "3f0c8f4e-0000-4000-8000-000000000001", 200)]
    [InlineData("StackName", "arn:openstack:heat::a1:stacks/web/3f0c8f4e-0000-4000-8000-000000000001", 200)]
    [InlineData("StackName", "other", 403)]
    [InlineData("LogicalResourceId", "other", 403)]
    [InlineData("Action", "ListStacks", 400)]
    [InlineData("AWSAccessKeyId", "00000000000000000000000000000000", 403)]
    [InlineData("SignatureVersion", "1", 200)]
    public async Task Call_ReachesItsOwnServerAlone(string parameter, string value, int status)
    {
        await using var api = await AgentHost.StartAsync();
        var call = Call();
        call[parameter] = value;

        Assert.Equal(status, (await api.SendAsync(HttpMethod.Get, Signed(call))).Status);
    }

    [Fact]
    public async Task WrongSignature_IsRefused()
    {
        await using var api = await AgentHost.StartAsync();

        var foreign = await api.SendAsync(HttpMethod.Get, Signed(Call(), secret: "somebody else's"));
        var changed = await api.SendAsync(HttpMethod.Get, Signed(Call()).Replace("LogicalResourceId=srv", "LogicalResourceId=oth", StringComparison.Ordinal));
        var none = await api.SendAsync(HttpMethod.Get, "/v1/?Action=DescribeStackResource");
        var nobody = await api.SendAsync(HttpMethod.Get, "/v1/?Action=DescribeStackResource&Signature=x");

        Assert.Equal((403, "SignatureDoesNotMatch"), (foreign.Status, Code(foreign.Body)));
        Assert.Equal((403, "SignatureDoesNotMatch"), (changed.Status, Code(changed.Body)));
        Assert.Equal((400, "IncompleteSignature"), (none.Status, Code(none.Body)));
        Assert.Equal((403, "MissingAuthenticationToken"), (nobody.Status, Code(nobody.Body)));
    }

    [Fact]
    public void Signature_IsThatOfKnownText() =>
        // Computed once by an independent implementation.
        Assert.Equal(Known, Ec2Signature.Of("secret", new("GET", ["h:8000"], ["/v1/"], new Dictionary<string, string>
        {
            ["Action"] = "DescribeStackResource",
            ["StackName"] = "a b",
            ["SignatureMethod"] = "HmacSHA256",
            ["SignatureVersion"] = "2",
            ["Tilde"] = "~-_./",
        })));

    private const string Known = "8Bku2NH35zWV/b9aPLTkoXWhIMpXNMVWHEYQMyEHaDY=";

    private static Dictionary<string, string> Call() => new(StringComparer.Ordinal)
    {
        ["Action"] = "DescribeStackResource",
        ["StackName"] = "web",
        ["LogicalResourceId"] = "srv",
        ["AWSAccessKeyId"] = AgentHost.Agent.AccessKey,
        ["SignatureVersion"] = "2",
        ["SignatureMethod"] = "HmacSHA256",
    };

    private static string Signed(Dictionary<string, string> call, string? secret = null, string host = "heat.test:8004", string path = "/v1/")
    {
        var signature = Ec2Signature.Of(secret ?? AgentHost.Agent.SecretKey, new("GET", [host], [path], call));
        var query = string.Join('&', call.Append(new("Signature", signature)).Select(entry => $"{entry.Key}={Uri.EscapeDataString(entry.Value)}"));
        return string.Create(CultureInfo.InvariantCulture, $"{path}?{query}");
    }

    private static string? Code(string body) => XElement.Parse(body).Element("Error")?.Element("Code")?.Value;
}
