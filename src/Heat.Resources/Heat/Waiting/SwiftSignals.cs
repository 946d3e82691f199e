using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heat.OpenStack.Swift;
using Heat.Templates.Values;

namespace Heat.Resources.Heat.Waiting;

/// <summary>Reads the signals that were put into object storage.</summary>
internal sealed class SwiftSignals(ObjectStoreClient swift)
{
    private const int MostBytes = 1024 * 1024;
    private const int MostKept = 4096;

    /// <summary>Versions that were read: their content never changes.</summary>
    private readonly ConcurrentDictionary<(string Container, string Name, string Hash), string> _read = new();

    /// <summary>What came so far, in the order of the versions.</summary>
    public async Task<WaitSignals> ReadAsync(string container, string name, CancellationToken cancellationToken)
    {
        // Old versions are named after the object, so their names hold its name.
        var versions = (await swift.ListAsync(container, cancellationToken)).Where(version => version.Name.Contains(name, StringComparison.Ordinal));
        var signals = new WaitSignals([]);
        foreach (var version in versions)
        {
            if (await TextAsync(container, version, cancellationToken) is { } text && text != SwiftSignalObject.InProgress)
            {
                signals = signals.With(Understand(text, signals.All.Length));
            }
        }

        return signals;
    }

    private async Task<string?> TextAsync(string container, StoredObject version, CancellationToken cancellationToken)
    {
        if (version.Bytes > MostBytes)
        {
            return $$"""{"status": "FAILURE", "reason": "A signal of {{version.Bytes}} bytes is too large; {{MostBytes}} are the most."}""";
        }

        var key = (container, version.Name, version.Hash);
        if (_read.TryGetValue(key, out var known))
        {
            return known;
        }

        if (await swift.GetObjectAsync(container, version.Name, cancellationToken) is not { } content)
        {
            return null;
        }

        if (_read.Count >= MostKept)
        {
            _read.Clear();
        }

        return _read[key] = Encoding.UTF8.GetString(content.Span);
    }

    /// <summary>A signal that has not the form fails the wait: who sent it hears nothing of it.</summary>
    private static WaitSignal Understand(string text, int known)
    {
        try
        {
            var body = string.IsNullOrWhiteSpace(text) ? TemplateValue.Null : ValueJson.FromJson(JsonNode.Parse(text));
            if (WaitSignalReader.Read(body, known) is { } signal)
            {
                return signal;
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Told below.
        }

        return new WaitSignal($"{known + 1}", WaitSignal.Failure, $"Failed to parse JSON data: {text[..Math.Min(text.Length, 100)]}", TemplateValue.Null);
    }
}
