using System.Globalization;
using Heat.Templates.Diagnostics;
using Heat.Templates.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Heat.Templates.Syntax;

/// <summary>Values of scalars, with and without a tag such as <c>!!str</c>.</summary>
internal static class YamlTags
{
    private const string Prefix = "tag:yaml.org,2002:";

    /// <summary>The value of a scalar.</summary>
    /// <exception cref="SyntaxFault">The tag is unknown, or the text does not fit it.</exception>
    public static TemplateValue Construct(Scalar scalar, Func<Mark, SourcePosition> at)
    {
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
        {
            return Tagged(scalar, at);
        }

        if (scalar.Style != ScalarStyle.Plain || scalar.Tag.IsNonSpecific)
        {
            return new TextValue(scalar.Value);
        }

        return scalar.Value == "="
            ? throw Unknown("tag:yaml.org,2002:value", at(scalar.Start))
            : YamlScalars.Resolve(scalar.Value);
    }

    /// <summary>Only the tag of lists may stand before a list.</summary>
    public static void RequireList(SequenceStart start, Func<Mark, SourcePosition> at)
    {
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && start.Tag.Value != Prefix + "seq")
        {
            throw Unknown(start.Tag.Value, at(start.Start));
        }
    }

    /// <summary>Only the tag of maps may stand before a map.</summary>
    public static void RequireMap(MappingStart start, Func<Mark, SourcePosition> at)
    {
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && start.Tag.Value != Prefix + "map")
        {
            throw Unknown(start.Tag.Value, at(start.Start));
        }
    }

    private static TemplateValue Tagged(Scalar scalar, Func<Mark, SourcePosition> at)
    {
        var text = scalar.Value;
        return scalar.Tag.Value switch
        {
            Prefix + "str" or Prefix + "timestamp" => new TextValue(text),
            Prefix + "binary" when Octets(text) is { } octets => octets,
            Prefix + "null" => TemplateValue.Null,
            Prefix + "int" when YamlScalars.Resolve(text) is IntegerValue integer => integer,
            Prefix + "float" when Float(text) is { } number => number,
            Prefix + "bool" when YamlScalars.Boolean(text) is { } boolean => boolean,
            Prefix + "int" or Prefix + "float" or Prefix + "bool" or Prefix + "binary" =>
                throw new SyntaxFault(DiagnosticIds.SyntaxError, $"Error parsing: \"{text}\" does not fit its tag '{scalar.Tag.Value}'", at(scalar.Start)),
            var tag => throw Unknown(tag, at(scalar.Start)),
        };
    }

    /// <summary>Heat has no octets as a value: they become a list of numbers.</summary>
    private static ListValue? Octets(string text)
    {
        var octets = new byte[text.Length];
        return Convert.TryFromBase64String(text, octets, out var length)
            ? new ListValue([.. octets.Take(length).Select(octet => TemplateValue.From((long)octet))])
            : null;
    }

    private static FloatValue? Float(string text) => YamlScalars.Resolve(text) switch
    {
        FloatValue number => number,
        IntegerValue integer => new FloatValue((double)integer.Value),
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new FloatValue(number) : null,
    };

    private static SyntaxFault Unknown(string tag, SourcePosition position) =>
        new(DiagnosticIds.SyntaxError, $"Error parsing: could not determine a constructor for the tag '{tag}'", position);
}
