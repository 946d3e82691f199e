using Heat.Engine.Ports;
using Heat.Engine.Resources;
using Heat.OpenStack.Errors;
using Heat.Resources.Heat.Software;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Heat.Software;

public sealed class DeploymentTests
{
    private const string Script = """
        {"group":"script","config":"#!/bin/sh\necho hi","inputs":[{"name":"port","default":"80"},{"name":"size"}],"outputs":[{"name":"result"},{"name":"mistake","error_output":true}]}
        """;

    private readonly SoftwarePlace _place = new();

    [Fact]
    public async Task Created_WaitsForTheServersAnswer()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script), ""","input_values":{"size":3,"extra":[1]}"""));

        var observation = await _place.Deployments.ObserveAsync(resource, default);

        Assert.Equal(Lifecycle.Pending, observation.Lifecycle);
        Assert.False(observation.Deleting);
        Assert.Equal(
            ["port", "size", "extra", "deploy_server_id", "deploy_action", "deploy_stack_id", "deploy_resource_name", "deploy_signal_transport", "deploy_signal_id", "deploy_signal_verb"],
            _place.Deployment.Config!.Inputs.Items.OfType<MapValue>().Select(DerivedInputs.NameOf));
        Assert.Equal("\"80\"", _place.Input("port"));
        Assert.Equal("3", _place.Input("size"));
        Assert.Equal("[1]", _place.Input("extra"));
        Assert.Equal("\"CREATE\"", _place.Input("deploy_action"));
        Assert.Equal("\"web/stack-id\"", _place.Input("deploy_stack_id"));
        Assert.Equal($"\"{SoftwarePlace.Server}\"", _place.Input("deploy_server_id"));
        Assert.Equal("\"http://heat.example/v1/signal/web/r?Signature=s\"", _place.Input("deploy_signal_id"));
    }

    [Fact]
    public async Task Answer_CompletesAndGivesOutputs()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script)));

        var result = await _place.AnswerAsync(resource, """{"deploy_stdout":"hi","deploy_stderr":"","deploy_status_code":0,"result":{"a":1},"other":"x"}""");

        Assert.Equal($"deployment {resource.PhysicalId} succeeded", result.Text);
        Assert.Equal("Outputs received", _place.Deployment.Reason);
        Assert.Equal(Lifecycle.Ready, (await _place.Deployments.ObserveAsync(resource, default)).Lifecycle);
        Assert.Equal("""{"a":1}""", await AttributeAsync(resource, "result"));
        Assert.Equal("\"hi\"", await AttributeAsync(resource, "deploy_stdout"));
        Assert.Equal("0", await AttributeAsync(resource, "deploy_status_code"));
        var refusal = await Assert.ThrowsAsync<OpenStackException>(() => AttributeAsync(resource, "other"));
        Assert.Contains("declares no output 'other'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("read one of: result, mistake, deploy_stdout, deploy_stderr, deploy_status_code.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"deploy_status_code":2}""", "deploy_status_code : Deployment exited with non-zero status code: 2")]
    [InlineData("""{"deploy_status_code":"3","mistake":"no disk"}""", "deploy_status_code : Deployment exited with non-zero status code: 3, mistake : no disk")]
    [InlineData("""{"deploy_status_code":0,"mistake":"no disk"}""", "mistake : no disk")]
    public async Task BadAnswer_FailsWithHeatsWords(string answer, string reason)
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script)));

        await _place.AnswerAsync(resource, answer);

        var observation = await _place.Deployments.ObserveAsync(resource, default);
        Assert.Equal(Lifecycle.Failed, observation.Lifecycle);
        Assert.Equal($"Deployment to server failed: {reason}", observation.Reason);
    }

    [Fact]
    public async Task SecondAnswer_IsOfNoAccount()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script)));
        await _place.AnswerAsync(resource, """{"deploy_status_code":0}""");

        var result = await _place.AnswerAsync(resource, """{"deploy_status_code":1}""");

        Assert.True(result.IsRefused);
        Assert.Equal(DeploymentStatus.Complete, _place.Deployment.Status);
    }

    [Fact]
    public async Task LongOutput_LosesItsBeginning()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script)));

        await _place.AnswerAsync(resource, $$"""{"deploy_stdout":"{{new string('a', 300_000)}}end"}""");

        var text = Assert.IsType<TextValue>(_place.Deployment.Outputs["deploy_stdout"]).Text;
        Assert.Equal(256 * 1024, text.Length);
        Assert.EndsWith("aend", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreatedAgainAfterACrash_TellsTheServerOnce()
    {
        var described = SoftwarePlace.Described(await _place.ConfigAsync(Script));
        var first = await _place.CreatedAsync(described);
        var told = _place.Deployment.Config;

        var second = await _place.CreatedAsync(described);

        Assert.Equal(first.PhysicalId, second.PhysicalId);
        Assert.Same(told, _place.Deployment.Config);
    }

    [Fact]
    public async Task Updated_GetsAnotherConfigIdAndWaitsAgain()
    {
        var before = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script)));
        var first = _place.Deployment.Config!.Id;
        await _place.AnswerAsync(before, """{"deploy_status_code":0}""");

        var after = await UpdatedAsync(before, ""","name":"other" """);

        Assert.NotEqual(first, _place.Deployment.Config!.Id);
        Assert.Equal("other", _place.Deployment.Config.Name);
        Assert.Equal("\"UPDATE\"", _place.Input("deploy_action"));
        Assert.Equal(Lifecycle.Pending, (await _place.Deployments.ObserveAsync(after, default)).Lifecycle);
    }

    [Fact]
    public async Task UpdatedAgainAfterACrash_TellsTheServerOnce()
    {
        var before = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script)));
        await UpdatedAsync(before, ""","name":"other" """);
        var told = _place.Deployment.Config!.Id;

        await UpdatedAsync(before, ""","name":"other" """);

        Assert.Equal(told, _place.Deployment.Config!.Id);
    }

    [Fact]
    public async Task ActionThatIsNotListed_IsNotToldToTheServer()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script), ""","actions":["DELETE"]"""));

        Assert.Null(_place.Deployment.Config);
        Assert.Equal(Lifecycle.Ready, (await _place.Deployments.ObserveAsync(resource, default)).Lifecycle);
        Assert.Equal("null", await AttributeAsync(resource, "deploy_stdout"));
    }

    [Fact]
    public async Task Component_SaysItselfForWhichActions()
    {
        var component = await _place.ConfigAsync("""{"configs":[{"actions":["UPDATE"],"config":"x","tool":"script"}]}""", "OS::Heat::SoftwareComponent");

        await _place.CreatedAsync(SoftwarePlace.Described(component));

        Assert.Null(_place.Deployment.Config);
    }

    [Fact]
    public async Task NoSignal_IsCompleteAtOnce()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script), ""","signal_transport":"NO_SIGNAL" """));

        Assert.Equal("Not waiting for outputs signal", (await _place.Deployments.ObserveAsync(resource, default)).Reason);
        Assert.Equal("absent", _place.Input("deploy_signal_id"));
    }

    [Fact]
    public async Task HeatSignal_CarriesCredentialsOfThisResourceAlone()
    {
        await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script), ""","signal_transport":"HEAT_SIGNAL" """));

        Assert.Equal("\"http://heat.example/v3\"", _place.Input("deploy_auth_url"));
        Assert.Equal("\"stack-id.r\"", _place.Input("deploy_user_id"));
        Assert.Equal("\"token-of-r\"", _place.Input("deploy_password"));
        Assert.DoesNotContain("token-of-r", _place.Deployment.Config!.Inputs.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutConfig_AnEmptyOneIsDeployed()
    {
        await _place.CreatedAsync(Contexts.Of("OS::Heat::SoftwareDeployment", $$"""{"server":"{{SoftwarePlace.Server}}"}"""));

        Assert.Equal(("Heat::Ungrouped", "web-r-abcdefghijkl"), (_place.Deployment.Config!.Group, _place.Deployment.Config.Name));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", SoftwarePlace.Server, "there is no software config")]
    [InlineData("", "b0b0b0b0-0000-0000-0000-000000000000", "that takes deployments")]
    public async Task WhatIsNotThere_IsNamed(string config, string server, string sentence)
    {
        var resource = Contexts.Of("OS::Heat::SoftwareDeployment", $$"""{"config":"{{config}}","server":"{{server}}"}""");

        var refusal = await Assert.ThrowsAsync<OpenStackException>(() => _place.Deployments.CreateAsync(resource, default));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_place.Software.Deployments);
    }

    [Fact]
    public async Task Deleted_LeavesNothing()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script)));

        await _place.Deployments.DeleteAsync(resource, default);
        await _place.Deployments.DeleteAsync(resource, default);

        Assert.Empty(_place.Software.Deployments);
        Assert.Equal(Lifecycle.Absent, (await _place.Deployments.ObserveAsync(resource, default)).Lifecycle);
    }

    [Fact]
    public async Task DeleteAction_IsCarriedOutBeforeItGoes()
    {
        var resource = await WithDeleteActionAsync();

        await _place.Deployments.DeleteAsync(resource, default);
        await _place.Deployments.DeleteAsync(resource, default);

        var waiting = await _place.Deployments.ObserveAsync(resource, default);
        Assert.Equal((Lifecycle.Pending, true), (waiting.Lifecycle, waiting.Deleting));
        Assert.Equal(("\"DELETE\"", 2), (_place.Input("deploy_action"), _place.Deployment.Revision));
        await _place.AnswerAsync(resource, """{"deploy_status_code":0}""");
        await _place.Deployments.DeleteAsync(resource, default);
        Assert.Empty(_place.Software.Deployments);
    }

    [Fact]
    public async Task DeleteActionThatFails_IsToldAndTriedAgain()
    {
        var resource = await WithDeleteActionAsync();
        await _place.Deployments.DeleteAsync(resource, default);
        var first = _place.Deployment.Config!.Id;
        await _place.AnswerAsync(resource, """{"deploy_status_code":1}""");

        var failure = await Assert.ThrowsAsync<OpenStackException>(() => _place.Deployments.DeleteAsync(resource, default));
        await _place.Deployments.DeleteAsync(resource, default);

        Assert.StartsWith("Deployment to server failed: deploy_status_code", failure.Message, StringComparison.Ordinal);
        Assert.NotEqual(first, _place.Deployment.Config!.Id);
        Assert.Equal(DeploymentStatus.InProgress, _place.Deployment.Status);
    }

    [Fact]
    public async Task DeleteActionOfAServerThatIsGone_IsNotWaitedFor()
    {
        var resource = await WithDeleteActionAsync();
        await _place.Software.CloseAsync(new(new("other"), "other", "team-a"), SoftwarePlace.Server, default);

        await _place.Deployments.DeleteAsync(resource, default);

        Assert.Empty(_place.Software.Deployments);
    }

    [Fact]
    public async Task RestThatIsListed_IsCarriedOutOnTheServer()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script), ""","actions":["SUSPEND","RESUME"]"""));

        resource = resource.After(await _place.Deployments.SuspendAsync(resource, default));
        var waiting = await _place.Deployments.ObserveAsync(resource, default);
        await _place.AnswerAsync(resource, """{"deploy_status_code":0}""");
        var resting = await _place.Deployments.ObserveAsync(resource, default);
        resource = resource.After(await _place.Deployments.ResumeAsync(resource, default));
        await _place.AnswerAsync(resource, """{"deploy_status_code":0}""");
        var awake = await _place.Deployments.ObserveAsync(resource, default);

        Assert.Equal([Lifecycle.Pending, Lifecycle.Ready, Lifecycle.Ready], [waiting.Lifecycle, resting.Lifecycle, awake.Lifecycle]);
        Assert.Equal([true, false], [resting.IsSuspended, awake.IsSuspended]);
        Assert.Equal("\"RESUME\"", _place.Input("deploy_action"));
    }

    [Fact]
    public async Task RestThatIsNotListed_IsOnlyNoted()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script)));
        await _place.AnswerAsync(resource, """{"deploy_status_code":0}""");
        var told = _place.Deployment.Config;

        var change = await _place.Deployments.SuspendAsync(resource, default);

        Assert.Equal((Lifecycle.Ready, true), (change.Observed!.Lifecycle, change.Observed.IsSuspended));
        Assert.Same(told, _place.Deployment.Config);
        Assert.False((await _place.Deployments.ResumeAsync(resource, default)).Observed!.IsSuspended);
    }

    [Fact]
    public async Task RestThatFails_IsToldAndTriedAgain()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script), ""","actions":["SUSPEND"]"""));
        await _place.Deployments.SuspendAsync(resource, default);
        await _place.AnswerAsync(resource, """{"deploy_status_code":1}""");

        var failed = await _place.Deployments.ObserveAsync(resource, default);
        await Assert.ThrowsAsync<OpenStackException>(() => _place.Deployments.SuspendAsync(resource, default));
        var again = await _place.Deployments.SuspendAsync(resource, default);

        Assert.Equal((Lifecycle.Ready, false), (failed.Lifecycle, failed.IsSuspended));
        Assert.Equal((Lifecycle.Pending, 2), (again.Observed!.Lifecycle, _place.Deployment.Revision));
    }

    [Theory]
    [InlineData("""{"port":"81"}""", OnChange.Replace)]
    [InlineData("""{"port":"80"}""", OnChange.UpdateInPlace)]
    [InlineData("""{"other":"1"}""", OnChange.UpdateInPlace)]
    public async Task InputThatReplaces_ReplacesWhenItsValueChanges(string values, OnChange expected)
    {
        var config = await _place.ConfigAsync("""{"inputs":[{"name":"port","default":"80","replace_on_change":true}]}""");
        var before = await _place.CreatedAsync(SoftwarePlace.Described(config));
        var after = SoftwarePlace.Described(config, $",\"input_values\":{values}");

        var decision = _place.Deployments.Decide(Contexts.Diff(before, after) with { Data = before.Data });

        Assert.Equal(expected, decision.Action);
    }

    [Theory]
    [InlineData("ZAQAR_SIGNAL")]
    [InlineData("TEMP_URL_SIGNAL")]
    public void TransportThatWeDoNotHave_IsRefused(string transport)
    {
        var properties = SoftwarePlace.Described("c", $",\"signal_transport\":\"{transport}\"").Properties;

        Assert.Contains(transport, Assert.Single(_place.Deployments.Validate(properties)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LostRecordOfTheStack_IsMadeAnewFromTheDeployment()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script)));

        var recovered = await _place.Deployments.RecoverAsync(resource with { Data = [], PhysicalId = null }, isFinished: false, default);

        Assert.Equal(resource.PhysicalId, recovered?.Id);
        Assert.Equal(resource.Data["revision"], recovered?.Data?["revision"]);
    }

    private async Task<ResourceContext> WithDeleteActionAsync()
    {
        var resource = await _place.CreatedAsync(SoftwarePlace.Described(await _place.ConfigAsync(Script), ""","actions":["CREATE","DELETE"]"""));
        await _place.AnswerAsync(resource, """{"deploy_status_code":0}""");
        return resource;
    }

    private async Task<ResourceContext> UpdatedAsync(ResourceContext before, string more)
    {
        var after = SoftwarePlace.Described(before.Properties.Text("config")!, more) with { PhysicalId = before.PhysicalId, Data = before.Data };
        return after.After(await _place.Deployments.UpdateAsync(after, Contexts.Diff(before, after), default));
    }

    private async Task<string> AttributeAsync(ResourceContext resource, string name)
    {
        var observation = await _place.Deployments.ObserveAsync(resource, default);
        return ValueJson.ToJson(await _place.Deployments.ReadAttributeAsync(resource, observation, name, default))?.ToJsonString() ?? "null";
    }
}
