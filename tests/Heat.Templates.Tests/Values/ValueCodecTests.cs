using System.Buffers;
using System.Numerics;
using System.Text.Json;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Values;

public sealed class ValueCodecTests
{
    public static TheoryData<TemplateValue> Values =>
    [
        TemplateValue.Null,
        new TextValue("text with \"quotes\" and ümlauts"),
        BooleanValue.True,
        new IntegerValue(BigInteger.Parse("123456789012345678901234567890", System.Globalization.CultureInfo.InvariantCulture)),
        new FloatValue(5),
        new FloatValue(0.1),
        new ListValue([new IntegerValue(1), TemplateValue.Null, ListValue.Empty]),
        new MapValue([KeyValuePair.Create<string, TemplateValue>("$secret", new TextValue("not a mark"))]),
        new MapValue([KeyValuePair.Create<string, TemplateValue>("$map", MapValue.Empty)]),
        new MapValue([KeyValuePair.Create<string, TemplateValue>("a", new TextValue("b", isSecret: true))]),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_ComesBackEqual(TemplateValue value)
    {
        var back = RoundTrip(value);
        Assert.Equal(value, back);
        Assert.Equal(value.GetType(), back.GetType());
        Assert.Equal(value.ContainsSecret, back.ContainsSecret);
    }

    [Fact]
    public void SecretMark_Survives() => Assert.True(RoundTrip(new TextValue("x", isSecret: true)).IsSecret);

    [Fact]
    public void UnknownValue_IsNeverSaved() =>
        Assert.Throws<InvalidOperationException>(() => RoundTrip(new UnknownValue("server", null)));

    private static TemplateValue RoundTrip(TemplateValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ValueCodec.Write(writer, value);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return ValueCodec.Read(document.RootElement);
    }
}
