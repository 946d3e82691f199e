using System.Globalization;
using System.Text.RegularExpressions;
using Heat.Engine.Groups;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Nesting;

/// <summary>Reads how many members of a group change at a time.</summary>
internal static partial class BatchPolicies
{
    /// <summary>The policy in a map with <c>max_batch_size</c>, <c>min_in_service</c> and <c>pause_time</c>; null where there is none.</summary>
    public static BatchPolicy? Read(MapValue? policy)
    {
        if (policy is null)
        {
            return null;
        }

        var values = PropertyTree.Of(policy);
        return new BatchPolicy(
            (int)(values.Integer("max_batch_size") ?? 1),
            (int)(values.Integer("min_in_service") ?? 0),
            TimeSpan.FromSeconds(Number(values["pause_time"]) ?? 0));
    }

    /// <summary>The policy in a map with <c>MaxBatchSize</c>, <c>MinInstancesInService</c> and <c>PauseTime</c> (ISO 8601); null where there is none.</summary>
    /// <exception cref="OpenStack.Errors.OpenStackException">The pause is none, or longer than Heat allows.</exception>
    public static BatchPolicy? ReadAws(MapValue? policy)
    {
        if (policy is null)
        {
            return null;
        }

        var values = PropertyTree.Of(policy);
        return new BatchPolicy(
            (int)(values.Integer("MaxBatchSize") ?? 1), (int)(values.Integer("MinInstancesInService") ?? 0), Pause(values.Text("PauseTime") ?? "PT0S"));
    }

    private static TimeSpan Pause(string text)
    {
        var match = PauseForm().Match(text);
        var pause = new TimeSpan(Part(match, "h"), Part(match, "m"), Part(match, "s"));
        return match.Success && pause <= TimeSpan.FromHours(1)
            ? pause
            : throw Refusal.Of("orchestration", $"update_policy: PauseTime '{text}' is no pause of at most an hour; write it like PT10M30S.");
    }

    private static int Part(Match match, string name) =>
        match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^PT(?:(?<h>\d{1,2})H)?(?:(?<m>\d{1,4})M)?(?:(?<s>\d{1,5})S)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PauseForm();

    /// <summary>A number; null where there is none.</summary>
    public static double? Number(TemplateValue? value) => value switch
    {
        IntegerValue whole => (double)whole.Value,
        FloatValue number => number.Value,
        _ => null,
    };
}
