using System.Text.Json.Nodes;
using Heat.Engine.Ports;
using Heat.Engine.Stacks;
using Heat.Operator.Entities;
using Heat.Operator.Stacks.Nesting;
using Heat.Operator.Stacks.Revisions;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Adoption;

/// <summary>Writes down all that is needed to take a stack over elsewhere, in the form of Heat's <c>stack abandon</c>. Holds secrets.</summary>
internal sealed class ExportComposer(IStackStore store, StackIndexes stacks, NestedSources sources, ServedSources served)
{
    /// <summary>The document of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="request">The template, files and environments that are served.</param>
    /// <param name="project">Id of the project.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<JsonObject> ComposeAsync(V1Alpha1Stack stack, TemplateRequest request, string project, CancellationToken cancellationToken)
    {
        var state = await store.LoadAsync(stack.Identity(), cancellationToken);
        var resources = new JsonObject();
        foreach (var incarnation in state.Incarnations.Values.Where(one => one.IsCurrent).OrderBy(one => one.Name.Value, StringComparer.Ordinal))
        {
            resources[incarnation.Name.Value] = await ChildAsync(stack, incarnation, project, cancellationToken) ?? Describe(incarnation);
        }

        return new JsonObject
        {
            ["name"] = stack.Metadata.Name,
            ["id"] = stack.Metadata.Uid,
            ["action"] = StackWords.Of(state.Action),
            ["status"] = state.IsComplete ? "COMPLETE" : "FAILED",
            ["project_id"] = project,
            ["stack_user_project_id"] = project,
            ["tags"] = new JsonArray([.. (stack.Spec.Tags ?? []).Select(tag => JsonValue.Create(tag))]),
            ["template"] = ValueJson.ToJson(RequestDocuments.Template(request)),
            ["files"] = new JsonObject(request.Files.Select(file => KeyValuePair.Create(file.Key, (JsonNode?)JsonValue.Create(file.Value)))),
            ["environment"] = ValueJson.ToJson(RequestDocuments.Environment(request)),
            ["resources"] = resources,
        };
    }

    /// <summary>A resource that is a stack stands there as a whole document.</summary>
    private async Task<JsonObject?> ChildAsync(V1Alpha1Stack parent, Incarnation incarnation, string project, CancellationToken cancellationToken)
    {
        var child = incarnation.PhysicalId is { } id
            ? stacks.All.FirstOrDefault(one => one.Metadata.Uid == id.Value && one.Metadata.Namespace == parent.Metadata.Namespace)
            : null;
        if (child is null)
        {
            return null;
        }

        var read = await sources.ReadAsync(child, cancellationToken);
        var chosen = await served.ChooseAsync(child, read, cancellationToken);
        return await ComposeAsync(child, chosen.Sources.ToRequest(), project, cancellationToken);
    }

    private static JsonObject Describe(Incarnation incarnation) => new()
    {
        ["name"] = incarnation.Name.Value,
        ["resource_id"] = incarnation.PhysicalId?.Value,
        ["type"] = incarnation.Type,
        ["action"] = incarnation.Action is ResourceAction.Replace ? "CREATE" : incarnation.Action.ToString().ToUpperInvariant(),
        ["status"] = incarnation is { Phase: IncarnationPhase.Ready, LastError: null } ? "COMPLETE" : "FAILED",
        ["metadata"] = ValueJson.ToJson(incarnation.Metadata),
        ["resource_data"] = new JsonObject(incarnation.Data.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)JsonValue.Create(entry.Value)))),
    };
}
