using System.Text.Json.Nodes;
using System.Xml.Linq;
using Heat.Engine.Ports;
using Heat.Templates.Values;
using Microsoft.AspNetCore.Http;

namespace Heat.Api.Agents;

/// <summary>The answer to <c>DescribeStackResource</c>.</summary>
internal static class QueryDocument
{
    private const string Action = "DescribeStackResource";

    /// <summary>The answer.</summary>
    /// <param name="agent">Who asks.</param>
    /// <param name="metadata">What it is told.</param>
    /// <param name="asJson">JSON was asked for.</param>
    public static IResult Of(ServerAgent agent, MapValue metadata, bool asJson)
    {
        var fields = Fields(agent).ToList();
        if (asJson)
        {
            var detail = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Text))) { ["Metadata"] = Json(metadata) };
            var document = new JsonObject
            {
                [Action + "Response"] = new JsonObject { [Action + "Result"] = new JsonObject { ["StackResourceDetail"] = detail } },
            };
            return Results.Text(document.ToJsonString(), "application/json");
        }

        var element = new XElement(
            Action + "Response",
            new XElement(
                Action + "Result",
                new XElement(
                    "StackResourceDetail",
                    fields.Select(field => new XElement(field.Name, field.Text)),
                    new XElement("Metadata", Json(metadata)))));
        return Results.Text(element.ToString(SaveOptions.DisableFormatting), "application/xml");
    }

    /// <summary>The metadata is a text in the document, in either form; escaped to ASCII, it holds nothing that XML lacks.</summary>
    private static string Json(MapValue metadata) => ValueJson.ToJson(metadata)!.ToJsonString(); // a map is never null

    private static IEnumerable<(string Name, string Text)> Fields(ServerAgent agent)
    {
        yield return ("LogicalResourceId", agent.Resource.Value);
        yield return ("PhysicalResourceId", agent.Server ?? "");
        yield return ("StackId", $"arn:openstack:heat::{agent.Stack.Namespace}:stacks/{agent.Stack.Name}/{agent.Stack.Id}");
        yield return ("StackName", agent.Stack.Name);
    }
}
