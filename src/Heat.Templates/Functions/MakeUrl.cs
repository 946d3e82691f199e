using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using Heat.Templates.Evaluation;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>make_url</c>: a URL of its parts, escaped.</summary>
internal sealed class MakeUrl(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    private const int MaxPort = 65535;

    private static readonly FrozenSet<string> Keys =
        FrozenSet.Create(StringComparer.Ordinal, "scheme", "username", "password", "host", "port", "path", "query", "fragment");

    public static Expression Create(FunctionCall call)
    {
        var function = new MakeUrl(call);
        function.Check(call.Map ?? throw call.Fault($"The arguments to \"{call.Name}\" must be a map"));
        return function;
    }

    protected override TemplateValue Apply(TemplateValue argument)
    {
        var parts = (MapValue)argument;
        foreach (var (key, value) in parts)
        {
            Check(key, value);
        }

        return new TextValue(UrlText.Join(parts));
    }

    private void Check(MapExpression arguments)
    {
        var unknown = arguments.Entries.Select(entry => entry.Key).Where(key => !Keys.Contains(key)).ToArray();
        if (unknown.Length > 0)
        {
            throw Call.Fault($"Invalid arguments to \"{Call.Name}\": {string.Join(", ", unknown)}");
        }

        foreach (var (key, value) in arguments.Entries)
        {
            // What a function will give is checked when it is there.
            if (value is Literal or ListExpression or MapExpression && key != "scheme")
            {
                Check(key, value is MapExpression ? MapValue.Empty : value.Evaluate(UnknownResources.Instance));
            }
        }
    }

    private void Check(string key, TemplateValue value)
    {
        switch (key)
        {
            case "port":
                CheckPort(value);
                break;
            case "query" when value is not (MapValue or NullValue):
                throw Call.Fault($"The \"{key}\" argument to \"{Call.Name}\" must be a map");
            case "query":
                break;
            case "scheme" when value is TextValue text && text.Text.Contains(':', StringComparison.Ordinal):
                throw Call.Fault($"URL \"{key}\" should not contain ':'");
            case not null when value is not (TextValue or NullValue):
                throw Call.Fault($"The \"{key}\" argument to \"{Call.Name}\" must be a string");
            default:
                break;
        }
    }

    private void CheckPort(TemplateValue value)
    {
        if (value is NullValue or TextValue { Text.Length: 0 })
        {
            return;
        }

        var text = HeatText.Plain(value).Trim();
        if (!BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port))
        {
            throw Call.Fault($"Invalid URL port \"{text}\" for {Call.Name}, must be a number");
        }

        if (port < 1 || port > MaxPort)
        {
            throw Call.Fault($"Invalid URL port {port}, must be in range 1-{MaxPort}");
        }
    }
}
