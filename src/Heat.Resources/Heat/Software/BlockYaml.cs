using System.Globalization;
using System.Text.RegularExpressions;
using Heat.Templates.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Heat.Resources.Heat.Software;

/// <summary>Writes values as YAML that reads back as the same values under YAML 1.1 and 1.2 alike.</summary>
internal static partial class BlockYaml
{
    /// <summary>The text, secrets in the clear; ends in a line break.</summary>
    public static string Write(TemplateValue value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, value);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, TemplateValue value)
    {
        switch (value)
        {
            case MapValue map:
                EmitMap(emitter, map);
                break;
            case ListValue list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, list.Items.IsEmpty ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items)
                {
                    Emit(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case TextValue text:
                EmitText(emitter, text.Text);
                break;
            default:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, ValueJson.ToJson(value)?.ToJsonString() ?? "null", ScalarStyle.Plain, true, false));
                break;
        }
    }

    private static void EmitMap(Emitter emitter, MapValue map)
    {
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
        foreach (var (key, value) in map)
        {
            EmitText(emitter, key);
            Emit(emitter, value);
        }

        emitter.Emit(new MappingEnd());
    }

    private static void EmitText(Emitter emitter, string text)
    {
        var style = Plain().IsMatch(text) && !Word().IsMatch(text) ? ScalarStyle.Plain
            : text.Contains('\n', StringComparison.Ordinal) && Block().IsMatch(text) ? ScalarStyle.Literal
            : ScalarStyle.DoubleQuoted;
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, style == ScalarStyle.Plain, style != ScalarStyle.Plain));
    }

    /// <summary>Nothing in it could be taken for anything but text.</summary>
    [GeneratedRegex("^-{0,2}[A-Za-z_/][A-Za-z0-9_./@+-]*( [A-Za-z0-9_./@+][A-Za-z0-9_./@+-]*)*\\z")]
    private static partial Regex Plain();

    /// <summary>Words that some reader takes for a truth value, null or a number.</summary>
    [GeneratedRegex("^(y|n|yes|no|on|off|true|false|null)\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    /// <summary>Lines without control characters, the first of which is not indented.</summary>
    [GeneratedRegex("^[^\\s\\p{C}][^\\r\\p{C}]*(\\n[^\\r\\p{C}]*)*\\z")]
    private static partial Regex Block();
}
