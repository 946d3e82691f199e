using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Nesting;

/// <summary>What the stack of a group is made of: a definition for its members, and what is read of them. Who the members are is decided elsewhere.</summary>
public sealed class GroupBlueprint
{
    private readonly string _name;
    private readonly string _indexVariable;
    private readonly NestedForm _form;
    private readonly GroupReads _reads;

    internal GroupBlueprint(BoundResource group, MapValue definition, string indexVariable)
    {
        (_name, Definition, _indexVariable, _form) = (group.Name, definition, indexVariable, group.Definition.Schema.Nested);
        _reads = GroupReads.Of(group.Readers, _form);
    }

    /// <summary>What a member is made of that is made or changed now. Empty for a chain, whose members differ.</summary>
    public MapValue Definition { get; }

    /// <summary>The members of a chain; empty where others decide who the members are.</summary>
    public ImmutableArray<MemberDefinition> Members { get; internal init; } = [];

    /// <summary>Everything that the group's stack depends on, apart from who the members are. No template, but it differs when one would.</summary>
    public DocumentSource Outline => DocumentSource.OfValue(_name, new MapValue(
    [
        KeyValuePair.Create<string, TemplateValue>("definition", Definition),
        KeyValuePair.Create<string, TemplateValue>(
            "members", new MapValue(Members.Select(member => KeyValuePair.Create(member.Name, (TemplateValue)member.Definition)))),
        KeyValuePair.Create("reads", _reads.Outline),
    ]));

    /// <summary>The template of the group's stack.</summary>
    /// <param name="members">Its members in order, each with the definition that it has.</param>
    /// <param name="told">Further outputs, by name.</param>
    public DocumentSource Template(IReadOnlyCollection<MemberDefinition> members, MapValue told)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(told);
        var resources = members.Select(member => KeyValuePair.Create(
            member.Name, (TemplateValue)Member(member)));
        var outputs = _reads.Outputs([.. members.Select(member => member.Name)])
            .Concat(told.MarkedEntries())
            .Select(entry => KeyValuePair.Create(entry.Key, (TemplateValue)MapValue.Empty.With("value", entry.Value)));
        return DocumentSource.OfValue(_name, MemberTemplate.Make(resources, new MapValue(outputs)));
    }

    private MapValue Member(MemberDefinition member) => _form == NestedForm.Deployments
        ? DeploymentTemplate.Member(member.Definition, member.Name)
        : GroupTemplate.Member(member.Definition, _indexVariable, member.Name);

    /// <summary>What a group answers, made of the outputs of its stack.</summary>
    /// <param name="form">The kind of group.</param>
    /// <param name="outputs">The outputs of a stack that <see cref="Template"/> made.</param>
    /// <param name="members">Names of the members in order.</param>
    /// <param name="attribute">The attribute, before a path is applied.</param>
    /// <returns>The value; null: the stack does not say.</returns>
    public static TemplateValue? Answer(NestedForm form, MapValue outputs, ImmutableArray<string> members, string attribute)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(attribute);
        return new GroupAnswers(form, outputs, members).Of(attribute);
    }
}
