using System.Text.Json;
using Heat.Engine.Stacks;
using Heat.Operator.Stacks.State;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Operator.Tests.Stacks.State;

public sealed class AcceptedDriftCodecTests
{
    [Fact]
    public void AcceptedValues_SurviveARestart_WithTheirSecretMarks()
    {
        var accepted = new MapValue(
        [
            KeyValuePair.Create<string, TemplateValue>("name", new TextValue("hunter2", isSecret: true)),
            KeyValuePair.Create("size", TemplateValue.Null),
        ]);
        var incarnation = new Incarnation
        {
            ShortId = new ShortId("aaaaaaaaaaaa"),
            Name = new ResourceName("web"),
            Type = "OS::Neutron::Net",
            PhysicalName = "stack-web",
            Phase = IncarnationPhase.Ready,
            Applied = PropertyTree.Empty,
            DefinitionHash = "hash",
            Accepted = accepted,
        };

        var read = IncarnationCodec.Decode(JsonDocument.Parse(IncarnationCodec.Encode(incarnation)).RootElement);

        Assert.Equal(accepted, read.Accepted);
        Assert.True(read.Accepted["name"]!.IsSecret);
    }
}
