using System.Text.Json.Nodes;
using Heat.Cli.Cluster;
using Heat.Cli.Hosting;
using Heat.Cli.Output;
using Spectre.Console;

namespace Heat.Cli.Commands.Stacks;

/// <summary>Writes a plan for people: a line for each resource, and what changes below it.</summary>
internal sealed class PlanText(Surroundings surroundings)
{
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Busy = new(Color.Yellow);
    private static readonly Style Dim = new(Color.Grey);

    private readonly Painter _painter = new(surroundings, surroundings.Out);

    /// <summary>Writes it.</summary>
    public void Write(ClusterObject plan)
    {
        foreach (var change in ClusterObject.Items(plan.Status["changes"]))
        {
            Write(change);
        }

        if ((bool?)plan.Status["truncated"] == true)
        {
            _painter.WriteLine("The list is not whole: it is too long for one object. Hash and counts are about all of it.", Busy);
        }

        _painter.WriteLine(Summary(plan));
        if (ClusterObject.Text(plan.Status, "hash") is { } hash)
        {
            _painter.WriteLine($"Hash: {hash}");
        }
    }

    private void Write(JsonObject change)
    {
        var (symbol, style) = Symbol(ClusterObject.Text(change, "action"));
        var id = ClusterObject.Text(change, "physicalId") is { } physical ? $" ({physical})" : "";
        var reason = ClusterObject.Text(change, "reason") is { } why ? $": {why}" : "";
        var nested = ClusterObject.Text(change, "resources") is { } count ? $", {count} resources" : "";
        _painter.Write($"{symbol,3} ", style);
        _painter.WriteLine($"{ClusterObject.Text(change, "path")}  {ClusterObject.Text(change, "type")}{nested}{id}{reason}");
        foreach (var property in ClusterObject.Items(change["properties"]))
        {
            WriteProperty(property);
        }

        if ((bool?)change["metadata"] == true)
        {
            _painter.WriteLine("        metadata changes", Dim);
        }

        foreach (var drift in ClusterObject.Items(change["drift"]))
        {
            _painter.WriteLine($"        {ClusterObject.Text(drift, "property")}: live {ClusterObject.Text(drift, "live") ?? "absent"}, applied {ClusterObject.Text(drift, "desired") ?? "absent"}; left as it is", Dim);
        }
    }

    /// <summary>Three ways: what is wanted, what was applied last, and what the cloud has where that differs.</summary>
    private void WriteProperty(JsonObject property)
    {
        var (live, applied, desired) = (ClusterObject.Text(property, "live"), ClusterObject.Text(property, "applied"), ClusterObject.Text(property, "desired"));
        var from = applied is null ? "" : $"{applied} -> ";
        var drifted = live is not null && applied is not null && live != applied ? $" (live: {live})" : "";
        var marks = string.Concat(
            ClusterObject.Text(property, "needsNewObject") == "true" ? "  # needs a new object" : "",
            ClusterObject.Text(property, "uncertain") == "true" ? "  # known later" : "");
        _painter.WriteLine($"        {ClusterObject.Text(property, "name")}: {from}{desired ?? "(unset)"}{drifted}{marks}");
    }

    private static (string Symbol, Style Style) Symbol(string? action) => action switch
    {
        "Create" => ("+", Good),
        "Update" => ("~", Busy),
        "Replace" => ("-/+", Bad),
        "Delete" => ("-", Bad),
        "Leave" => ("<", Busy),
        "MayUpdate" => ("~?", Busy),
        "MayReplace" => ("-/?", Bad),
        "Refuse" => ("!", Bad),
        "Wait" => ("…", Dim),
        _ => ("=", Dim),
    };

    private static string Summary(ClusterObject plan)
    {
        var counts = plan.Status["counts"] as JsonObject ?? [];
        var parts = counts.Where(count => ClusterObject.Text(count.Value) is not (null or "0")).Select(count => $"{ClusterObject.Text(count.Value)} {Word(count.Key)}").ToList();
        return parts.Count == 0 ? "Nothing would change." : $"Plan: {string.Join(", ", parts)}.";
    }

    private static string Word(string count) => count switch
    {
        "mayUpdate" => "perhaps updated",
        "mayReplace" => "perhaps replaced",
        "refuse" => "refused",
        "wait" => "waiting",
        "leave" => "to leave",
        _ => $"to {count}",
    };
}
