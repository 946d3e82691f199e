using System.Runtime.CompilerServices;
using System.Text;
using Heat.Templates.Values;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Library.Patterns;

namespace Heat.Templates.Yaql.Values;

/// <summary>A value that exists only inside an expression and cannot be its result.</summary>
internal abstract class YaqlSpecial : YaqlValue
{
    public override bool Equals(YaqlValue? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public override void AppendTo(StringBuilder builder) => builder.Append('<').Append(Kind).Append('>');
}

/// <summary>A regular expression.</summary>
internal sealed class YaqlRegex(RegexProgram program) : YaqlSpecial
{
    public RegexProgram Program { get; } = program;

    public override string Kind => "regex";

    public override void AppendTo(StringBuilder builder) => builder.Append("re.compile(").Append(HeatText.Quoted(new TextValue(Program.Text))).Append(')');

    public override bool Equals(YaqlValue? other) => other is YaqlRegex regex && ReferenceEquals(regex.Program, Program);

    public override int GetHashCode() => Program.GetHashCode();
}

/// <summary>Variables and functions, as <c>let</c> and <c>def</c> give them to <c>-&gt;</c>.</summary>
internal sealed class YaqlScope(Scope scope) : YaqlSpecial
{
    public Scope Scope { get; } = scope;

    public override string Kind => "context";
}

/// <summary>Two sides of <c>=&gt;</c> where they are no keyword argument.</summary>
internal sealed class YaqlRule(YaqlValue source, YaqlValue destination) : YaqlSpecial
{
    public YaqlValue Source { get; } = source;

    public YaqlValue Destination { get; } = destination;

    public override string Kind => "mapping rule";
}
