using System.Collections.Immutable;
using Heat.Templates.Language.Entries;

namespace Heat.Templates.Language;

/// <summary>All functions of the languages, described.</summary>
public static class FunctionCatalogue
{
    /// <summary>HOT's functions by subject, then CloudFormation's.</summary>
    public static ImmutableArray<FunctionGroup> Groups { get; } =
    [
        new("Parameters, resources and files", LookupEntries.All),
        new("Text", TextEntries.All),
        new("Lists and maps", ContainerEntries.All),
        new("Conditions and queries", LogicEntries.All),
        new("CloudFormation", [.. CloudFormationEntries.All, .. CloudFormationLogicEntries.All]),
    ];

    /// <summary>Every function that some version has.</summary>
    public static ImmutableArray<FunctionDescription> All { get; } =
        [.. Groups.SelectMany(group => group.Functions).Where(function => !function.Versions.IsEmpty || !function.ConditionVersions.IsEmpty)];

    /// <summary>The function of a name; null where no version has it.</summary>
    public static FunctionDescription? Find(string name) => All.FirstOrDefault(function => function.Name == name);
}

/// <summary>Functions of one subject.</summary>
/// <param name="Title">The subject.</param>
/// <param name="Functions">Its functions.</param>
public sealed record FunctionGroup(string Title, ImmutableArray<FunctionDescription> Functions);
