using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heat.Cli.Output;

/// <summary>Writes a result for programs.</summary>
internal static class ResultWriter
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(JsonNode? result, OutputFormat format, TextWriter output)
    {
        if (format == OutputFormat.Yaml)
        {
            YamlText.Write(result, output);
            return;
        }

        output.WriteLine(result?.ToJsonString(Indented) ?? "null");
    }
}
