using System.Text.Json;
using Heat.Kubernetes.Models;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.Nesting;

public sealed class ChildOutputsTests
{
    [Fact]
    public async Task ValueThatIsNotKnownYet_IsUnknownAndNotMissing()
    {
        var child = new V1Alpha1Stack
        {
            Metadata = new V1ObjectMeta { Name = "web-inner", Uid = "1" },
            Status = new V1Alpha1StackStatus
            {
                Outputs =
                [
                    new StackOutput { Name = "address", Value = JsonSerializer.SerializeToElement("10.0.0.5") },
                    new StackOutput { Name = "later" },
                    new StackOutput { Name = "refused", Error = "attribute console_urls of server cannot be read: 400" },
                ],
            },
        };

        var told = await new ChildOutputs(client: null!).ReadAsync(child, CancellationToken.None); // what the status shows is not fetched

        Assert.Equal("10.0.0.5", Assert.IsType<TextValue>(told["address"]).Text);
        Assert.IsType<UnknownValue>(told["later"]);
        Assert.IsType<UnknownValue>(told["refused"]);
    }
}
