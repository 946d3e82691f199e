using Heat.OpenStack.Errors;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat.Software;

public sealed class StructuredDeploymentTests
{
    private const string Type = "OS::Heat::StructuredDeployment";

    private readonly SoftwarePlace _place = new();

    [Theory]
    [InlineData("""{"a":{"get_input":"x"},"b":[{"get_input":"x"},1],"c":{"get_input":"x","d":1}}""", "", """{"a":"v","b":["v",1],"c":{"get_input":"x","d":1}}""")]
    [InlineData("""{"a":{"from":"x"},"b":{"get_input":"x"}}""", ""","input_key":"from" """, """{"a":"v","b":{"get_input":"x"}}""")]
    [InlineData("""{"a":{"get_input":"lacking"}}""", "", """{"a":null}""")]
    [InlineData("""{"a":{"get_input":"deploy_action"}}""", "", """{"a":"CREATE"}""")]
    public async Task Inputs_ArePutIntoTheConfig(string config, string more, string expected)
    {
        var id = await _place.ConfigAsync($"{{\"config\":{config}}}", "OS::Heat::StructuredConfig");

        await _place.StructuredDeployments.CreateAsync(SoftwarePlace.Described(id, ",\"input_values\":{\"x\":\"v\"}" + more, Type), default);

        Assert.Equal(expected, ValueJson.ToJson(_place.Deployment.Config!.Config)!.ToJsonString());
    }

    [Fact]
    public async Task LackingInput_IsRefusedWhereInputsAreStrict()
    {
        var id = await _place.ConfigAsync("""{"config":{"a":{"get_input":"lacking"}}}""", "OS::Heat::StructuredConfig");

        var refusal = await Assert.ThrowsAsync<OpenStackException>(() =>
            _place.StructuredDeployments.CreateAsync(SoftwarePlace.Described(id, ""","input_values_validate":"STRICT" """, Type), default));

        Assert.Contains("'lacking'", refusal.Message, StringComparison.Ordinal);
    }
}
