using System.Globalization;
using Heat.Templates.Expressions;
using Heat.Templates.Values;

namespace Heat.Templates.Functions;

/// <summary><c>Fn::MemberListToMap</c>: a map of lines such as <c>.member.0.Name=a</c> and <c>.member.0.Value=b</c>.</summary>
internal sealed class MemberListToMap(FunctionCall call) : WholeArgumentFunction(call, call.Argument)
{
    public static Expression Create(FunctionCall call) => call.List is { Items.Length: 3 }
        ? new MemberListToMap(call)
        : throw call.Incorrect($"\"{call.Name}\": [\"Name\", \"Value\", [\".member.0.Name=key\", \".member.0.Value=door\"]]");

    protected override TemplateValue Apply(TemplateValue argument)
    {
        if (argument is not ListValue { Items: [TextValue name, TextValue value, ListValue members] })
        {
            throw Call.Fault("Member list must be a list");
        }

        var byIndex = new SortedDictionary<int, Dictionary<string, string>>();
        foreach (var member in members.Items)
        {
            Read(member is TextValue text ? text.Text : throw Call.Fault("Member list items must be strings"), byIndex);
        }

        return new MapValue(byIndex.Values
            .Where(fields => fields.ContainsKey(name.Text) && fields.ContainsKey(value.Text))
            .Select(fields => KeyValuePair.Create(fields[name.Text], TemplateValue.From(fields[value.Text]))));
    }

    private static void Read(string line, SortedDictionary<int, Dictionary<string, string>> byIndex)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var path = (equals < 0 ? line : line[..equals]).TrimStart('.').Split('.', 3);
        if (equals < 0 || path is not ["member", var number, var field] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return;
        }

        if (!byIndex.TryGetValue(index, out var fields))
        {
            byIndex[index] = fields = new Dictionary<string, string>(StringComparer.Ordinal);
        }

        fields[field] = line[(equals + 1)..];
    }
}
