using Heat.Templates.Expressions;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>What is read of a group's members by the stack that the group stands in; the group's stack gives it as outputs, by member.</summary>
internal sealed class GroupReads
{
    /// <summary>The attribute of instances that a group of them lists.</summary>
    public const string InstanceAddress = "PublicIp";

    /// <summary>The output that holds what <c>get_resource</c> of the members yields.</summary>
    public const string References = MemberOutputs.RefsMap;

    private readonly SortedSet<string> _attributes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> _ofOne = new(StringComparer.Ordinal);
    private bool _references;

    private GroupReads()
    {
    }

    /// <summary>All of it, to be compared.</summary>
    public TemplateValue Outline => TemplateValue.From(
    [
        TemplateValue.From(_references),
        TemplateValue.From(_attributes.Select(TemplateValue.From)),
        new MapValue(_ofOne.Select(entry => KeyValuePair.Create(entry.Key, TemplateValue.From(entry.Value.Select(TemplateValue.From))))),
    ]);

    /// <summary>The output that holds an attribute of the members.</summary>
    public static string Attribute(string name) => $"attribute.{name}";

    /// <summary>What the uses of a group's attributes come to.</summary>
    public static GroupReads Of(IEnumerable<Reference> readers, NestedForm form)
    {
        var reads = new GroupReads();
        foreach (var reader in readers.Where(reader => reader.Attribute is not null))
        {
            reads.Note(reader, form);
        }

        return reads;
    }

    /// <summary>The values of the outputs, for these members.</summary>
    public IEnumerable<KeyValuePair<string, TemplateValue>> Outputs(IReadOnlyCollection<string> members)
    {
        if (_references)
        {
            yield return KeyValuePair.Create<string, TemplateValue>(References, ByMember(members, name => Call("get_resource", new TextValue(name))));
        }

        foreach (var attribute in _attributes.Union(_ofOne.Keys))
        {
            var asked = _attributes.Contains(attribute) ? members : members.Where(_ofOne[attribute].Contains);
            yield return KeyValuePair.Create<string, TemplateValue>(
                Attribute(attribute),
                ByMember(asked, name => Call("get_attr", new ListValue([new TextValue(name), new TextValue(attribute)]))));
        }
    }

    private void Note(Reference reader, NestedForm form)
    {
        var attribute = reader.Attribute!; // only readers that have one are noted
        if (form == NestedForm.Deployments)
        {
            NoteOfDeployments(attribute, form);
            return;
        }

        if (attribute.StartsWith(MemberOutputs.OneMember, StringComparison.Ordinal))
        {
            NoteOne(attribute.Split('.', 3), form);
            return;
        }

        if (attribute.Length == 0 || attribute is MemberOutputs.Refs or MemberOutputs.RefsMap)
        {
            _references = true;
        }
        else if (form == NestedForm.Instances && attribute == MemberOutputs.InstanceList)
        {
            _attributes.Add(InstanceAddress);
        }
        else if (MemberOutputs.IsByPath(attribute, form))
        {
            if (reader.Steps is [var first, ..])
            {
                _attributes.Add(HeatText.Plain(first));
            }
        }
        else if (MemberOutputs.IsOfMembers(attribute, form))
        {
            _attributes.Add(attribute);
        }
    }

    private void NoteOfDeployments(string attribute, NestedForm form)
    {
        if (MemberOutputs.IsOfMembers(attribute, form))
        {
            _attributes.Add(DeploymentTemplate.MemberAttribute(attribute));
        }
    }

    /// <summary>The members of a group that scales are counted, so which one is meant changes with them.</summary>
    private void NoteOne(string[] parts, NestedForm form)
    {
        if (parts is not [_, var member, var inner])
        {
            _references = true;
        }
        else if (form is NestedForm.Scaling or NestedForm.Instances)
        {
            _attributes.Add(inner);
        }
        else if (_ofOne.TryGetValue(inner, out var members))
        {
            members.Add(member);
        }
        else
        {
            _ofOne[inner] = new SortedSet<string>(StringComparer.Ordinal) { member };
        }
    }

    private static MapValue ByMember(IEnumerable<string> members, Func<string, TemplateValue> value) =>
        new MapValue(members.Select(name => KeyValuePair.Create(name, value(name))));

    private static MapValue Call(string function, TemplateValue argument) => MapValue.Empty.With(function, argument);
}
