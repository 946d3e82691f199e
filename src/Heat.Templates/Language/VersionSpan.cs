using System.Collections.Immutable;

namespace Heat.Templates.Language;

/// <summary>Says in words which versions have something.</summary>
public static class VersionSpan
{
    /// <summary>Such as <c>HOT 2015-04-30 and later</c>, or <c>HOT 2013-05-23, AWSTemplateFormatVersion</c>; empty for none.</summary>
    public static string Describe(ImmutableArray<LanguageVersion> having)
    {
        var hot = Hot([.. having.Where(version => version.IsHot).Select(version => version.Name)]);
        var others = having.Where(version => !version.IsHot).Select(version => version.Key);
        return string.Join(", ", hot is null ? others : others.Prepend(hot));
    }

    private static string? Hot(ImmutableArray<string> dates)
    {
        ImmutableArray<string> all = [.. LanguageVersions.All.Where(version => version.IsHot).Select(version => version.Name)];
        return dates switch
        {
            [] => null,
            _ when dates.Length == all.Length => "HOT",
            [.., var last] when last == all[^1] => $"HOT {dates[0]} and later",
            [var only] => $"HOT {only}",
            [var first, .., var last] => $"HOT {first} to {last}",
        };
    }
}
