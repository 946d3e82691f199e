using System.Net;
using Heat.Api.Signals;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Api.Tests;

public sealed class CfnSignalTests
{
    private static readonly DateTimeOffset Later = new(2026, 1, 1, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("POST", null)]
    [InlineData("PUT", "application/json")]
    [InlineData("POST", "application/x-www-form-urlencoded")]
    public async Task SignedAddress_TakesSignalOfAnyContentType(string method, string? contentType)
    {
        await using var host = await ApiHost.StartAsync();
        var (status, body, _) = await host.SendAsync(new HttpMethod(method), Address(host), """{"current": "alarm"}""", contentType: contentType);
        Assert.Equal((200, ""), (status, body));
        var signal = Assert.Single(host.Inbox);
        Assert.Equal(ApiHost.Target, signal.Target);
        Assert.Equal("alarm", ((TextValue)((MapValue)signal.Body)["current"]!).Text);
    }

    [Fact]
    public async Task NoBody_IsNull_AndWhatIsNoJsonIsText()
    {
        await using var host = await ApiHost.StartAsync();
        await host.SendAsync(HttpMethod.Post, Address(host));
        await host.SendAsync(HttpMethod.Post, Address(host), "scale up!");
        Assert.Equal([TemplateValue.Null, TemplateValue.From("scale up!")], host.Inbox.Select(signal => signal.Body));
    }

    [Fact]
    public async Task WaitCondition_AnswersWithWhatWasTaken()
    {
        await using var host = await ApiHost.StartAsync();
        var address = host.Signer.Address(ApiHost.Base, ApiHost.Target, null, isWaitCondition: true);
        const string Body = """{"Status":"SUCCESS","Reason":"done","UniqueId":"1","Data":"ok"}""";
        var (status, xml, response) = await host.SendAsync(HttpMethod.Put, address, Body);
        Assert.Equal((200, "<resource>handle</resource>", "application/xml"), (status, xml, response.Content.Headers.ContentType?.MediaType));
        var (_, json, _) = await host.SendAsync(HttpMethod.Put, new Uri(address.AbsoluteUri + "&ContentType=JSON"), Body);
        Assert.Equal($$"""{"resource":"handle","metadata":{{Body}}}""", json);
    }

    [Fact]
    public async Task AddressOfAnotherResource_IsRefused()
    {
        await using var host = await ApiHost.StartAsync();
        var other = ApiHost.Target with { Resource = new ResourceName("other") };
        var address = new Uri(Address(host).AbsoluteUri.Replace("resources/handle", "resources/" + other.Resource, StringComparison.Ordinal));
        await RefusedAsync(host, address, HttpStatusCode.Forbidden, "SignatureDoesNotMatch");
        await RefusedAsync(host, new Uri(Address(host).AbsoluteUri.Replace(ApiHost.Target.Stack.Value, "another", StringComparison.Ordinal)), HttpStatusCode.Forbidden, "SignatureDoesNotMatch");
    }

    [Theory]
    [InlineData("Signature=", "Signature=x", HttpStatusCode.Forbidden, "SignatureDoesNotMatch")]
    [InlineData("Signature=", "Signed=", HttpStatusCode.BadRequest, "IncompleteSignature")]
    [InlineData("AWSAccessKeyId=k1", "AWSAccessKeyId=k9", HttpStatusCode.Forbidden, "InvalidClientTokenId")]
    [InlineData("AWSAccessKeyId=k1", "AWSAccessKeyId=k0", HttpStatusCode.Forbidden, "SignatureDoesNotMatch")]
    [InlineData("Expires=", "Expires=9", HttpStatusCode.Forbidden, "SignatureDoesNotMatch")]
    [InlineData("arn%3Aopenstack", "arn%3Aclosedstack", HttpStatusCode.Forbidden, "SignatureDoesNotMatch")]
    public async Task ChangedAddress_IsRefused(string part, string instead, HttpStatusCode status, string code)
    {
        await using var host = await ApiHost.StartAsync();
        var address = new Uri(Address(host, Later).AbsoluteUri.Replace(part, instead, StringComparison.Ordinal));
        await RefusedAsync(host, address, status, code);
    }

    [Fact]
    public async Task ExpiredAddress_IsRefused()
    {
        await using var host = await ApiHost.StartAsync();
        var address = Address(host, Later);
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, address)).Status);
        host.Inbox.Clear();
        host.Clock.Now = Later;
        await RefusedAsync(host, address, HttpStatusCode.BadRequest, "RequestExpired");
    }

    [Fact]
    public async Task RetiredKey_IsStillAccepted()
    {
        await using var host = await ApiHost.StartAsync();
        host.Current = ApiHost.Key("k0");
        var address = Address(host);
        host.Current = ApiHost.Key("k1");
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, address)).Status);
    }

    [Theory]
    [InlineData(SignalReceipt.Unknown, 400, "InvalidParameterValue")]
    [InlineData(SignalReceipt.Full, 429, "Throttling")]
    [InlineData(SignalReceipt.TooLarge, 413, "RequestLimitExceeded")]
    [InlineData(SignalReceipt.Unavailable, 503, "ServiceUnavailable")]
    public async Task WhatCannotBeKept_IsToldSo(SignalReceipt receipt, int status, string code)
    {
        await using var host = await ApiHost.StartAsync();
        host.Receipt = receipt;
        var answer = await host.SendAsync(HttpMethod.Post, Address(host), "{}");
        Assert.Equal(status, answer.Status);
        Assert.Contains($"<Code>{code}</Code>", answer.Body, StringComparison.Ordinal);
        Assert.Equal(status is 429 or 503, answer.Response.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task StrangerHearsTheSame_WhetherTheStackExistsOrNot()
    {
        await using var host = await ApiHost.StartAsync();
        var address = new Uri(Address(host).AbsoluteUri + "x");
        var known = await host.SendAsync(HttpMethod.Post, address);
        host.Receipt = SignalReceipt.Unknown;
        var unknown = await host.SendAsync(HttpMethod.Post, address);
        Assert.Equal((known.Status, known.Body), (unknown.Status, unknown.Body));
    }

    [Fact]
    public async Task BodyBeyondLimit_IsRefused()
    {
        await using var host = await ApiHost.StartAsync(new SignalLimits { BodyBytes = 10 });
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, Address(host), "1234567890")).Status);
        Assert.Equal(413, (await host.SendAsync(HttpMethod.Post, Address(host), "12345678901")).Status);
    }

    [Fact]
    public async Task TooManyAtOnce_AreRefusedForThatResourceAlone()
    {
        await using var host = await ApiHost.StartAsync(new SignalLimits { Burst = 2, PerSecond = 1 });
        var statuses = new List<int>();
        for (var count = 0; count < 4; count++)
        {
            statuses.Add((await host.SendAsync(HttpMethod.Post, Address(host))).Status);
        }

        Assert.Equal(200, statuses[0]);
        Assert.Contains(429, statuses);
        var other = host.Signer.Address(ApiHost.Base, ApiHost.Target with { Resource = new ResourceName("other") }, null);
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Post, other)).Status);
    }

    [Fact]
    public async Task OtherMethods_AreNotAllowed()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal(405, (await host.SendAsync(HttpMethod.Get, Address(host))).Status);
    }

    private static Uri Address(ApiHost host, DateTimeOffset? expires = null) => host.Signer.Address(ApiHost.Base, ApiHost.Target, expires);

    private static async Task RefusedAsync(ApiHost host, Uri address, HttpStatusCode status, string code)
    {
        var answer = await host.SendAsync(HttpMethod.Post, address, "{}");
        Assert.Equal((int)status, answer.Status);
        Assert.StartsWith("<ErrorResponse><Error><Type>Sender</Type>", answer.Body, StringComparison.Ordinal);
        Assert.Contains($"<Code>{code}</Code>", answer.Body, StringComparison.Ordinal);
        Assert.Empty(host.Inbox);
    }
}
