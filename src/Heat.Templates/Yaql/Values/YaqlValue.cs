using System.Numerics;
using System.Text;

namespace Heat.Templates.Yaql.Values;

/// <summary>A value while an expression runs. Lists, maps and sets do not change; only iterators have a state.</summary>
internal abstract class YaqlValue : IEquatable<YaqlValue>
{
    /// <summary>The name of the type in messages.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the value counts as true in conditions.</summary>
    public virtual bool IsTrue => true;

    /// <summary>Bytes that count against the memory quota; what a container holds is not counted.</summary>
    public virtual long Size => MemorySizes.Object;

    /// <summary>Number of values in it, itself included; how much work it is to compare or print.</summary>
    public virtual int Weight => 1;

    /// <summary>How deep containers stand in it.</summary>
    public virtual int Depth => 0;

    /// <summary>The value may be a key of a map or a member of a set.</summary>
    public virtual bool IsHashable => true;

    /// <summary>The value as text.</summary>
    public virtual string AsText()
    {
        var builder = new StringBuilder();
        AppendTo(builder);
        return builder.ToString();
    }

    /// <summary>Writes the value as it stands inside a list: text in quotes.</summary>
    public abstract void AppendTo(StringBuilder builder);

    public abstract bool Equals(YaqlValue? other);

    public sealed override bool Equals(object? obj) => Equals(obj as YaqlValue);

    public abstract override int GetHashCode();

    public sealed override string ToString() => AsText();

    public static implicit operator YaqlValue(string text) => new YaqlText(text);

    public static implicit operator YaqlValue(bool value) => value ? YaqlBoolean.True : YaqlBoolean.False;

    public static implicit operator YaqlValue(int value) => YaqlInteger.Of(value);

    public static implicit operator YaqlValue(BigInteger value) => YaqlInteger.Of(value);

    public static implicit operator YaqlValue(double value) => new YaqlFloat(value);
}
