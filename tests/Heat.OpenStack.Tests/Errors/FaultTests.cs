using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.OpenStack.Errors;

namespace Heat.OpenStack.Tests.Errors;

/// <summary>Reads the cases in <c>cases.json</c>: bodies as services write them.</summary>
public sealed class FaultTests
{
    private static readonly JsonArray Cases =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Errors", "cases.json")))!.AsArray(); // The file is not empty.

    public static TheoryData<string> Names() => [.. Cases.Select(one => (string)one!["from"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_MeansWhatTheTableSays(string from)
    {
        var one = Cases.Single(one => (string)one!["from"]! == from)!.AsObject();
        var fault = FaultBody.Parse(Bytes(one["body"]));
        Assert.Equal((string?)one["code"], fault.Code);
        Assert.Equal((string?)one["detail"], fault.Detail);
        Assert.Equal((string)one["disposition"]!, FaultTable.Classify((HttpStatusCode)(int)one["status"]!, fault).ToString());
    }

    [Fact]
    public void LongDetail_IsCut()
    {
        var fault = FaultBody.Parse(Encoding.UTF8.GetBytes(new string('x', 2000)));
        Assert.Equal(501, fault.Detail!.Length);
        Assert.EndsWith("…", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void BytesThatAreNoText_StillGiveAFault() => Assert.NotNull(FaultBody.Parse(new byte[] { 0xff, 0xfe, 0x7b }));

    private static byte[] Bytes(JsonNode? body) => body switch
    {
        null => [],
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Encoding.UTF8.GetBytes((string)text!),
        _ => Encoding.UTF8.GetBytes(body.ToJsonString()),
    };
}
