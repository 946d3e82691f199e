using System.Collections.Immutable;
using Heat.Templates.Yaql.Evaluation;
using Heat.Templates.Yaql.Values;
using static Heat.Templates.Yaql.Library.Define;

namespace Heat.Templates.Yaql.Library.Collections;

/// <summary>Sets.</summary>
internal static class SetFunctions
{
    private static readonly ParameterSpec Set = Takes.Set("set");
    private static readonly ParameterSpec Left = Takes.Set("left");
    private static readonly ParameterSpec Right = Takes.Set("right");

    public static ImmutableArray<FunctionSpec> All { get; } =
    [
        Function("set", [Takes.Rest("args", ParameterType.Any)], "A set of the arguments; iterators give their items.", call => ToSet(call, call.Run.Limited(call.Iterator(ListFunctions.Spread(call, call.Rest))))),
        Method("toSet", [Takes.Items("collection")], "The items as a set.", call => ToSet(call, (YaqlIterable)call[0])),
        Function("isSet", [Takes.Any("arg")], "Whether a value is a set.", call => call[0] is YaqlSet),
        Extension("len", [Set], "The number of members.", call => call.Set(0).Members.Length),
        Method("union", [Left, Right], "The members of both sets.", call => Of(call, call.Set(0).Members.Concat(call.Set(1).Members))),
        Method("intersect", [Left, Right], "The members that both sets have.", call => Of(call, call.Set(0).Members.Where(call.Set(1).Has))),
        Method("difference", [Left, Right], "The members that the other set does not have.", Difference),
        Operator("-", Left, Right, "The members of the left set that the right one does not have.", Difference),
        Method("symmetricDifference", [Left, Right], "The members that just one of the sets has.", call => Of(call, call.Set(0).Members.Where(member => !call.Set(1).Has(member)).Concat(call.Set(1).Members.Where(member => !call.Set(0).Has(member))))),
        Method("add", [Set, Takes.Rest("values", ParameterType.Any)], "The set with values more.", call => Of(call, call.Set(0).Members.Concat(call.Rest))),
        Method("remove", [Set, Takes.Rest("values", ParameterType.Any)], "The set without values.", Remove),
    ];

    private static YaqlSet ToSet(CallFrame call, YaqlIterable source) => source as YaqlSet ?? Of(call, source.Items);

    private static YaqlSet Of(CallFrame call, IEnumerable<YaqlValue> members) => YaqlSet.Of(members.Select(call.Run.Key));

    private static YaqlSet Difference(CallFrame call) => Of(call, call.Set(0).Members.Where(member => !call.Set(1).Has(member)));

    private static YaqlSet Remove(CallFrame call)
    {
        var removed = call.Rest.Select(call.Run.Key).ToHashSet();
        return Of(call, call.Set(0).Members.Where(member => !removed.Contains(member)));
    }
}
