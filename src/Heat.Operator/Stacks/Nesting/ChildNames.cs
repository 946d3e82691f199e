using System.Security.Cryptography;
using System.Text;
using Heat.Operator.Entities;

namespace Heat.Operator.Stacks.Nesting;

/// <summary>Names and labels of the objects of stacks inside stacks.</summary>
internal static class ChildNames
{
    /// <summary>Label with the name of the outermost Stack.</summary>
    public const string RootLabel = V1Alpha1Stack.GroupName + "/root";

    /// <summary>Label with the name of the Stack in which a Stack stands.</summary>
    public const string ParentLabel = V1Alpha1Stack.GroupName + "/parent";

    /// <summary>Label of the Secrets with the sources of a child: a digest of which child it is.</summary>
    public const string SourceLabel = V1Alpha1Stack.GroupName + "/source-of";

    // An object's name may have 253 characters; others are made of it.
    private const int LongestName = 220;
    private const int LongestLabel = 63;
    private const int MarkLength = 10;

    /// <summary>Name of the object of a stack: the stack's own name, where an object may have it.</summary>
    /// <param name="stackName">Name of the stack.</param>
    /// <param name="parentUid">Which stack it stands in.</param>
    /// <param name="isTaken">Somebody else's Stack has the plain name.</param>
    public static string ObjectName(string stackName, string parentUid, bool isTaken = false)
    {
        var plain = Plain(stackName);
        return plain == stackName && plain.Length <= LongestName && !isTaken
            ? plain
            : $"{Shortened(plain, LongestName)}-{Mark($"{parentUid}/{stackName}")}";
    }

    /// <summary>The name as a label can have it: itself, or its beginning and a mark.</summary>
    public static string LabelOf(string objectName) =>
        objectName.Length <= LongestLabel ? objectName : $"{Shortened(objectName, LongestLabel)}-{Mark(objectName)}";

    /// <summary>Tells the child of a parent from all others; part of the names of its Secrets.</summary>
    public static string SourceMark(string parentUid, string stackName) => Digest($"{parentUid}/{stackName}")[..32];

    /// <summary>Name of the Secret with a child's sources of one digest.</summary>
    public static string SourceSecret(string parentUid, string stackName, string digest) =>
        $"stack-{SourceMark(parentUid, stackName)}-source-{digest[..MarkLength]}";

    /// <summary>Name of the Secret with what a child tells its parent.</summary>
    public static string OutputsSecret(string? uid) => $"stack-{uid}-told";

    private static string Plain(string name)
    {
        var plain = string.Create(name.Length, name, static (text, source) =>
        {
            for (var index = 0; index < source.Length; index++)
            {
                var character = char.ToLowerInvariant(source[index]);
                text[index] = char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) ? character : '-';
            }
        }).Trim('-');
        return plain.Length == 0 ? "stack" : plain;
    }

    private static string Shortened(string name, int limit) =>
        (name.Length > limit - MarkLength - 1 ? name[..(limit - MarkLength - 1)] : name).TrimEnd('-', '.');

    private static string Mark(string text) => Digest(text)[..MarkLength];

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
