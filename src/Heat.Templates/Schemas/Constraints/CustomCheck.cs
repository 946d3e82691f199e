using System.Collections.Frozen;
using Heat.Templates.Schemas.Constraints.Custom;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Constraints;

/// <summary>Checks by name. Those that need the cloud pass here and are left to the look-up.</summary>
internal static class CustomCheck
{
    private static readonly FrozenDictionary<string, Func<string, CustomVerdict>> Offline =
        new Dictionary<string, Func<string, CustomVerdict>>(StringComparer.Ordinal)
        {
            ["cron_expression"] = CronExpression.Check,
            ["dns_domain"] = DnsNames.CheckDomain,
            ["dns_name"] = DnsNames.CheckName,
            ["expiration"] = Instants.CheckExpiration,
            ["ip_addr"] = Addresses.CheckAddress,
            ["ip_or_cidr"] = Addresses.CheckAddressOrNetwork,
            ["iso_8601"] = Instants.CheckInstant,
            ["json_string"] = JsonText.Check,
            ["mac_addr"] = MacAddress.Check,
            ["net_cidr"] = Addresses.CheckNetwork,
            ["rel_dns_name"] = DnsNames.CheckRelativeName,
            ["timezone"] = TimeZoneName.Check,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc cref="ConstraintChecker.Check"/>
    public static string? Check(PropertyConstraint constraint, TemplateValue value)
    {
        var name = constraint.Custom ?? "";
        if (Offline.TryGetValue(name, out var check))
        {
            var verdict = value is TextValue text ? check(text.Text) : CustomVerdict.Refused();
            return verdict.IsValid ? null : Sentence(value, verdict);
        }

        return CloudConstraints.Names.Contains(name) ? null : $"\"{MessageText.Str(value)}\" does not validate {name} (constraint not found)";
    }

    private static string Sentence(TemplateValue value, CustomVerdict verdict)
    {
        var start = $"Error validating value '{MessageText.Str(value)}'";
        return verdict.Reason is null || value.IsSecret ? start : $"{start}: {verdict.Reason}";
    }
}
