using System.Reflection;
using Heat.Operator.Entities;
using Heat.Operator.Orphans;

namespace Heat.Operator.Generation;

/// <summary><c>conditions.md</c>: what a Stack says about itself in conditions and events.</summary>
internal static class ConditionReference
{
    /// <summary>The document.</summary>
    public static string Compose() => Markdown.Document(
            "Conditions and events",
            """
            How a Stack says how it stands. `Reconciling` and `Stalled` follow the kstatus conventions: they are there while they hold
            and absent otherwise, so that tools which wait for a resource need to know nothing about Stacks.
            """)
        .AppendHeading("Conditions")
        .AppendTable(["Type", "Meaning"], ConstantsOf(typeof(ConditionTypes)).Select(field => new[] { $"`{field.Name}`", SourceSummaries.Of(field) }))
        .AppendHeading("Reasons")
        .Append("A condition carries one of these words for programs and a message for people. When the word of `Ready` changes, an event with the same word and message is published.\n\n")
        .AppendTable(
            ["Reason", "Kind", "Meaning", "What to do"],
            MembersOf<StackReason>().Select(field => new[] { $"`{field.Name}`", MeansAttribute.Of(field).ToString(), SourceSummaries.Of(field), RemedyOf(field) }))
        .AppendHeading("Kinds of reasons")
        .Append("Of the events about `Ready`, only one about trouble is a warning.\n\n")
        .AppendTable(["Kind", "Meaning"], MembersOf<ReasonMeaning>().Select(field => new[] { field.Name, SourceSummaries.Of(field) }))
        .AppendHeading("Events about resources")
        .Append("Each names the resource, its type, its id in the cloud and, where something failed, the cloud's words and request id.\n\n")
        .AppendTable(["Reason", "Type", "Meaning"], MembersOf<ResourceEventReason>().Select(field => new[] { $"`{field.Name}`", TypeOf(field.Name), SourceSummaries.Of(field) }))
        .AppendHeading("Events about the stack")
        .Append("Warnings about what happened to the stack as a whole.\n\n")
        .AppendTable(["Reason", "Meaning"], MembersOf<StackEventReason>().Select(field => new[] { $"`{field.Name}`", SourceSummaries.Of(field) }))
        .AppendHeading("Events about an OrphanSweep")
        .AppendTable(["Reason", "Meaning"], MembersOf<OrphanEventReason>().Select(field => new[] { $"`{field.Name}`", SourceSummaries.Of(field) }))
        .Finish();

    private static IEnumerable<FieldInfo> ConstantsOf(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral);

    private static IEnumerable<FieldInfo> MembersOf<TEnum>()
        where TEnum : struct, Enum => ConstantsOf(typeof(TEnum));

    private static string RemedyOf(FieldInfo reason) =>
        reason.GetCustomAttribute<RemedyAttribute>()?.Text ?? throw new InvalidOperationException($"{reason.Name} has no [Remedy].");

    private static string TypeOf(string reason) => reason == nameof(ResourceEventReason.ResourceFailed) ? "Warning" : "Normal";
}
