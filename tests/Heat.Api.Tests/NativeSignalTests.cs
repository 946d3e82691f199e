using System.Text.Json.Nodes;
using Heat.Api.Signals;
using Heat.Engine.Stacks;

namespace Heat.Api.Tests;

public sealed class NativeSignalTests
{
    private static readonly Uri Address = new(ApiHost.Base, ApiHost.Target.NativePath);

    [Theory]
    [InlineData("""{"status": "SUCCESS"}""")]
    [InlineData(null)]
    public async Task OwnToken_MaySignal(string? body)
    {
        await using var host = await ApiHost.StartAsync();
        var answer = await host.SendAsync(HttpMethod.Post, Address, body, host.Signer.Token(ApiHost.Target, null));
        Assert.Equal((200, "null", "application/json"), (answer.Status, answer.Body, answer.Response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(ApiHost.Target, Assert.Single(host.Inbox).Target);
    }

    [Fact]
    public async Task TokenOfTheCloud_IsJudgedByTheCloud()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, Address, "{}", ApiHost.CloudToken)).Status);
        Assert.Equal(401, (await host.SendAsync(HttpMethod.Post, Address, "{}", ApiHost.CloudToken + "x")).Status);
    }

    [Fact]
    public async Task NoToken_OrOneForSomethingElse_IsRefused()
    {
        await using var host = await ApiHost.StartAsync();
        var other = host.Signer.Token(ApiHost.Target with { Resource = new ResourceName("other") }, null);
        var expired = host.Signer.Token(ApiHost.Target, host.Clock.Now);
        foreach (var token in new[] { null, "hs1.k1.0.", "hs1", "hs1.k9.0.x", other, expired })
        {
            var answer = await host.SendAsync(HttpMethod.Post, Address, "{}", token);
            Assert.Equal(401, answer.Status);
            Assert.Equal("Unauthorized", (string?)JsonNode.Parse(answer.Body)!["error"]!["title"]);
        }

        Assert.Empty(host.Inbox);
    }

    [Fact]
    public async Task SignatureOfAnAddress_IsNoToken()
    {
        await using var host = await ApiHost.StartAsync();
        var address = host.Signer.Address(ApiHost.Base, ApiHost.Target, null);
        var signature = address.Query.Split("Signature=")[1];
        Assert.Equal(401, (await host.SendAsync(HttpMethod.Post, Address, "{}", $"hs1.k1.0.{signature}")).Status);
    }

    [Theory]
    [InlineData(SignalReceipt.Unknown, 404, "EntityNotFound")]
    [InlineData(SignalReceipt.Full, 429, "RequestLimitExceeded")]
    [InlineData(SignalReceipt.TooLarge, 413, "RequestLimitExceeded")]
    [InlineData(SignalReceipt.Unavailable, 503, "HTTPServiceUnavailable")]
    public async Task WhatCannotBeKept_IsAFaultDocument(SignalReceipt receipt, int status, string type)
    {
        await using var host = await ApiHost.StartAsync();
        host.Receipt = receipt;
        var answer = await host.SendAsync(HttpMethod.Post, Address, "{}", host.Signer.Token(ApiHost.Target, null));
        var fault = JsonNode.Parse(answer.Body)!;
        Assert.Equal((status, status, type), (answer.Status, (int?)fault["code"], (string?)fault["error"]!["type"]));
        Assert.NotEmpty((string?)fault["error"]!["message"] ?? "");
    }

    [Fact]
    public async Task BodyThatIsNoJson_IsRefused()
    {
        await using var host = await ApiHost.StartAsync();
        var answer = await host.SendAsync(HttpMethod.Post, Address, "{", host.Signer.Token(ApiHost.Target, null));
        Assert.Equal((400, "HTTPBadRequest"), (answer.Status, (string?)JsonNode.Parse(answer.Body)!["error"]!["type"]));
    }
}
