using Heat.Engine.Groups;
using Heat.Resources.Nesting;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Nesting;

public sealed class GroupRecordCodecTests
{
    private static readonly MapValue Definition = MapValue.Empty.With("type", new TextValue("OS::Heat::Value"))
        .With("properties", MapValue.Empty.With("value", new TextValue("hush", isSecret: true)));

    [Fact]
    public void Record_ComesBackWhole()
    {
        var record = GroupRecord.New.Describing(Definition) with
        {
            State = new GroupState
            {
                Members = [new GroupMember("0", "a"), new GroupMember("2", "b")],
                Removed = ["1"],
                NamesMade = 7,
                IsBeingMade = true,
                Rolling = "b",
                SizeBeforeRolling = 2,
                PauseUntil = new DateTimeOffset(2026, 1, 1, 0, 0, 5, TimeSpan.Zero),
            },
            IsTold = true,
            Size = 2,
            SizeOfTemplate = 3,
            Cools = true,
        };
        var back = GroupRecordCodec.Read(GroupRecordCodec.Write(record));

        Assert.True(back.State.IsSameAs(record.State));
        Assert.Equal(record, back with { State = record.State, Definitions = record.Definitions });
        Assert.True(back.Definitions[record.Definition].ContainsSecret);
        Assert.Equal(Definition, back.Definitions[record.Definition]);
    }

    [Fact]
    public void TenThousandMembers_StaySmall()
    {
        var record = GroupRecord.New.Describing(Definition);
        var state = NumberedGroup.Next(GroupState.New, new GroupGoal { Size = 10_000, Definition = record.Definition });

        Assert.InRange(GroupRecordCodec.Write(record.After(state, 10_000)).Length, 1, 50_000);
    }
}
