using Heat.Engine.Resources;
using Heat.Engine.Stacks;
using Heat.Templates.Values;

namespace Heat.Engine.Execution.Signals;

/// <summary>What events tell of a signal, in Heat's words.</summary>
internal static class SignalWords
{
    /// <summary>The action of an event on a signal.</summary>
    public const string Action = "SIGNAL";

    private const int Longest = 256;

    /// <summary>The reason of the event on a signal.</summary>
    public static string Of(SignalResult result, TemplateValue body) => Shortened(result switch
    {
        { IsRefused: true, Text: { } why } => why,
        { Text: { } text } => $"Signal: {text}",
        _ => Of(body),
    });

    /// <summary>The status of the event: that of the resource.</summary>
    public static string Status(Incarnation incarnation) => incarnation switch
    {
        { LastError: not null } => Words.Failed,
        { Phase: IncarnationPhase.Ready } => Words.Complete,
        _ => Words.InProgress,
    };

    private static string Of(TemplateValue body) => body switch
    {
        NullValue => "No signal details provided",
        { ContainsSecret: true } => "Unknown",
        TextValue text => text.Text,
        MapValue map when map["previous"] is { } before && map["current"] is { } now && map["reason"] is { } reason =>
            $"alarm state changed from {Plain(before)} to {Plain(now)} ({Plain(reason)})",
        _ => "Unknown",
    };

    private static string Plain(TemplateValue value) => value is TextValue text ? text.Text : value.ToString();

    private static string Shortened(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
}
