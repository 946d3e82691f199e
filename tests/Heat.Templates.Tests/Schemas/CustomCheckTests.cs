using Heat.Templates.Schemas;
using Heat.Templates.Schemas.Constraints;

namespace Heat.Templates.Tests.Schemas;

public sealed class CustomCheckTests
{
    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    public void Address_IsFine(string value) => AssertFine("ip_addr", value);

    [Theory]
    [InlineData("10.0.0.300")]
    [InlineData("10.0.0")]
    [InlineData("10.0.0.01")]
    [InlineData("10.0.0.1/24")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("")]
    public void Address_IsRefused(string value) => AssertRefused("ip_addr", value, ": Invalid IP address");

    [Theory]
    [InlineData("10.0.0.0/24")]
    [InlineData("10.0.0.1/24")]
    [InlineData("fd00::/8")]
    [InlineData("0.0.0.0/0")]
    public void Network_IsFine(string value) => AssertFine("net_cidr", value);

    [Theory]
    [InlineData("10.0.0.0", ": '10.0.0.0' is not a valid IP subnet")]
    [InlineData("10.0.0.0/33", ": Invalid net cidr invalid IPNetwork 10.0.0.0/33 ")]
    [InlineData("fd00::/129", ": Invalid net cidr invalid IPNetwork fd00::/129 ")]
    [InlineData("nope", ": Invalid net cidr invalid IPNetwork nope ")]
    public void Network_IsRefused(string value, string reason) => AssertRefused("net_cidr", value, reason);

    [Theory]
    [InlineData("10.0.0.0/8", null)]
    [InlineData("10.0.0.9", null)]
    [InlineData("nope", ": 'nope' is not a valid IP address")]
    [InlineData("10.0.0.0/99", ": '10.0.0.0/99' is not a valid IP subnet")]
    public void AddressOrNetwork(string value, string? reason) => AssertVerdict("ip_or_cidr", value, reason);

    [Theory]
    [InlineData("00:11:22:aa:BB:cc", null)]
    [InlineData("00-11-22-33-44-55", null)]
    [InlineData("0011.2233.4455", null)]
    [InlineData("001122334455", null)]
    [InlineData("zz:11:22:33:44:55", ": Invalid MAC address.")]
    [InlineData("00:11:22:33:44", ": Invalid MAC address.")]
    [InlineData("", ": Invalid MAC address.")]
    public void Mac(string value, string? reason) => AssertVerdict("mac_addr", value, reason);

    [Theory]
    [InlineData("www.example.org", null)]
    [InlineData("host", null)]
    [InlineData("a-b.example.org.", null)]
    [InlineData("", null)]
    [InlineData("-bad.org", ": '-bad.org' not in valid format. Reason: Name '-bad' must not start or end with a hyphen.")]
    [InlineData("under_score.org", ": 'under_score.org' not in valid format. Reason: Name 'under_score' must be 1-63 characters long, each of which can only be alphanumeric or a hyphen.")]
    [InlineData("a..b", ": 'a..b' not in valid format. Reason: Encountered an empty component.")]
    [InlineData("a.123", ": 'a.123' not in valid format. Reason: TLD '123' must not be all numeric.")]
    public void DnsName(string value, string? reason) => AssertVerdict("dns_name", value, reason);

    [Theory]
    [InlineData("org.", null)]
    [InlineData("", null)]
    [InlineData("example.org", ": 'example.org' must end with '.'.")]
    public void DnsDomain(string value, string? reason) => AssertVerdict("dns_domain", value, reason);

    [Theory]
    [InlineData("www", null)]
    [InlineData("a.b", null)]
    [InlineData("www.", ": 'www.' is a FQDN. It should be a relative domain name.")]
    public void RelativeDnsName(string value, string? reason) => AssertVerdict("rel_dns_name", value, reason);

    [Fact]
    public void LongNames_AreRefused()
    {
        var label = new string('a', 60);
        var tooLong = string.Join('.', Enumerable.Repeat(label, 5));

        AssertRefused("dns_name", tooLong, $": '{tooLong}' not in valid format. Reason: '{tooLong}' exceeds the 255 character FQDN limit");
        Assert.NotNull(Check("rel_dns_name", tooLong));
        Assert.NotNull(Check("dns_name", new string('a', 64)));
    }

    [Theory]
    [InlineData("*/5 * * * *")]
    [InlineData("0 0 * * 1-5")]
    [InlineData("0 0 1,15 jan-mar,12 MON#2")]
    [InlineData("0 0 l * *")]
    [InlineData("0 0 * * L5")]
    [InlineData("1 2 3 4 5 6")]
    [InlineData("@daily")]
    [InlineData("")]
    public void Cron_IsFine(string value) => AssertFine("cron_expression", value);

    [Theory]
    [InlineData("* * * *", ": Invalid CRON expression: Exactly 5 or 6 columns has to be specified for iterator expression.")]
    [InlineData("60 * * * *", ": Invalid CRON expression: [60 * * * *] is not acceptable: column 1 is '60'.")]
    [InlineData("* * 0 * *", ": Invalid CRON expression: [* * 0 * *] is not acceptable: column 3 is '0'.")]
    [InlineData("*/0 * * * *", ": Invalid CRON expression: [*/0 * * * *] is not acceptable: column 1 is '*/0'.")]
    [InlineData("* * * foo *", ": Invalid CRON expression: [* * * foo *] is not acceptable: column 4 is 'foo'.")]
    [InlineData("1--2 * * * *", ": Invalid CRON expression: [1--2 * * * *] is not acceptable: column 1 is '1--2'.")]
    public void Cron_IsRefused(string value, string reason) => AssertRefused("cron_expression", value, reason);

    [Theory]
    [InlineData("2024-05-06", null)]
    [InlineData("2024", null)]
    [InlineData("2024-05-06T07:08:09Z", null)]
    [InlineData("2024-05-06 07:08:09.123+02:00", null)]
    [InlineData("P1D", "")]
    [InlineData("2024-13-06", "")]
    [InlineData("", "")]
    public void Instant(string value, string? reason) => AssertVerdict("iso_8601", value, reason);

    [Theory]
    [InlineData("2099-01-01T00:00:00", null)]
    [InlineData("", null)]
    [InlineData("soon", ": Expiration soon is invalid: Unable to parse date string 'soon'")]
    public void Expiration(string value, string? reason) => AssertVerdict("expiration", value, reason);

    [Theory]
    [InlineData("Europe/Berlin", null)]
    [InlineData("UTC", null)]
    [InlineData("", null)]
    [InlineData("Moon/Base", ": Invalid timezone: 'No time zone found with key Moon/Base'")]
    public void TimeZone(string value, string? reason) => AssertVerdict("timezone", value, reason);

    [Theory]
    [InlineData("{\"a\": 1}", null)]
    [InlineData("{a: 1}", ": JSON string error: line 1, byte 2 is not what JSON allows there")]
    public void JsonText(string value, string? reason) => AssertVerdict("json_string", value, reason);

    private static void AssertFine(string name, string value) => Assert.Null(Check(name, value));

    private static void AssertRefused(string name, string value, string reason) =>
        Assert.Equal($"Error validating value '{value}'{reason}", Check(name, value));

    private static void AssertVerdict(string name, string value, string? reason) =>
        Assert.Equal(reason is null ? null : $"Error validating value '{value}'{reason}", Check(name, value));

    private static string? Check(string name, string value) =>
        ConstraintChecker.Check(new() { Kind = ConstraintKind.Custom, Custom = name }, Values.Text(value));
}
