using Heat.Engine.Stacks;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>What there is when everything is as the last template says: in the cloud, in the words of <see cref="SimulatedCloud.Picture"/>, and in the records.</summary>
internal static class World
{
    /// <summary>All is there, once, and nothing else is.</summary>
    public static void Check(Rig rig)
    {
        var (expected, found) = (Of(rig.Wished!), Of(rig)); // a stack that is not deleted has one
        if (!expected.SequenceEqual(found))
        {
            Assert.Fail($"{rig.Report.Reason}\nexpected:\n{string.Join("\n", expected)}\nfound:\n{string.Join("\n", found)}\n{string.Join("; ", rig.Cloud.Log)}");
        }
    }

    private static List<string> Of(FakeTemplate template)
    {
        var parts = Parts(template).ToList();
        return
        [
            .. parts.Where(part => part.Line is not null).Select(part => part.Line!).Order(StringComparer.Ordinal), // filtered
            .. parts.Select(part => $"{part.Path}: Ready").Order(StringComparer.Ordinal),
            nameof(StackStatus.Complete),
        ];
    }

    private static List<string> Of(Rig rig) =>
    [
        .. rig.Cloud.Picture(),
        .. Records(rig).Order(StringComparer.Ordinal),
        rig.Report.Status.ToString(),
    ];

    private static IEnumerable<string> Records(Rig rig) => rig.Store.States.SelectMany(state => state.Value.Incarnations.Values
        .Select(incarnation => $"{PathOf(rig, state.Key)}{incarnation.Name}: {(incarnation.IsCurrent ? incarnation.Phase : "old")}{incarnation.LastError}"));

    private static string PathOf(Rig rig, StackId stack) =>
        rig.Children.All.FirstOrDefault(child => child.Identity.Id == stack) is { } child ? $"{PathOf(rig, child.Parent)}{child.Wish.Resource}/" : "";

    /// <summary>The resources of a template and of the stacks inside: the line of the cloud for each that is no stack.</summary>
    private static IEnumerable<(string Path, string? Line)> Parts(FakeTemplate template)
    {
        var wishes = new Wishes(template);
        foreach (var resource in template.Resources)
        {
            if (wishes.Inside(resource.Name) is { } inside)
            {
                yield return (resource.Name, null);
                foreach (var part in Parts(inside))
                {
                    yield return ($"{resource.Name}/{part.Path}", part.Line);
                }
            }
            else
            {
                yield return (resource.Name, $"{resource.Type} {resource.Name} {Properties(template.Evaluate(resource.Name, wishes))}");
            }
        }
    }

    private static string Properties(EvaluatedResource resource) => string.Join(", ", resource.Properties.Values
        .Where(entry => entry.Value is not NullValue)
        .Select(entry => $"{entry.Key}={(entry.Value is TextValue text ? text.Text : entry.Value.ToString())}").Order(StringComparer.Ordinal));

    /// <summary>References by name, attributes as the template gives them.</summary>
    private sealed class Wishes(FakeTemplate template) : IResourceValues
    {
        public TemplateValue ReferenceId(string resource) => TemplateValue.From($"<{resource}>");

        public TemplateValue Attribute(string resource, string attribute) => (Inside(resource) is { } inside
            ? inside.EvaluateOutput(attribute, new Wishes(inside)).Value
            : template.Evaluate(resource, this).Properties.Values[attribute]) ?? TemplateValue.Null;

        /// <summary>The template of a resource that is a stack; null where it is none.</summary>
        public FakeTemplate? Inside(string resource) =>
            template.Nested(resource, template.Evaluate(resource, this)) is { } request ? NestedTemplates.Of(request) : null;
    }
}
